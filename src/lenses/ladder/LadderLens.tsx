import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { Ribbon } from '#lenses/survey/Ribbon.tsx';
import { SectionHeads } from '#lenses/survey/SectionHeads.tsx';
import styles from '#lenses/survey/Survey.module.css';
import { SurveyControls } from '#lenses/survey/SurveyControls.tsx';
import { methodOf, SurveyNote, Unmeasured } from '#lenses/survey/SurveyNote.tsx';
import type { surveyFields } from '#lenses/survey/surveyFields.ts';
import { surveyTable } from '#lenses/survey/surveyTable.ts';
import { useFilmStep } from '#lenses/survey/useFilmStep.ts';
import { useSurveyResult } from '#lenses/survey/useSurveyResult.ts';
import {
  chanceWords,
  errorText,
  numberText,
  rangeOf,
  readingText,
  sectionName,
  whatIsRead,
} from '#lenses/survey/words.ts';
import { readAt } from '#probes/survey/equal.ts';
import { useEditor } from '#state/useDesk.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatCount, formatFixed } from '#ui/format.ts';
import {
  ANSWERS_SHUFFLED,
  AT_THE_START,
  bitsAtLeast,
  DIRECTIONS_USED,
  isNotAsked,
  NUMBERS_READ,
  usableBits,
  words,
  wordsOf,
} from './ladderWords.ts';

/** V10 and V13: how much of the answer a straight line reads at each layer, and how many directions the layer uses. */
export function LadderLens({ settings: { step, equal }, set }: LensPanelProps<typeof surveyFields>) {
  const network = useEditor((s) => s.document.network);
  const asked = useEditor((s) => s.data.task !== 'picture');
  const at = useFilmStep(step);
  const result = useSurveyResult(at, equal);
  useLensWords(
    result && result.step >= 0
      ? {
          ...wordsOf(result, { equal, name: (section) => sectionName(network, section) }),
          method: methodOf(result),
        }
      : undefined,
  );
  useLensTable(() => surveyTable(result, { equal, name: (section) => sectionName(network, section), all: false }));
  if (!result || result.step < 0) return <Unmeasured result={result} />;
  const { sections, baseline, answer } = result;
  const [now, start] = [sections, baseline].map((list) => list.map((section) => readAt(section, equal)));
  const read = now!.map((section) => section.answer);
  const classes = answer.kind === 'class';
  const text = (value: number | null | undefined) => readingText(value, answer);
  return (
    <div className={styles['lens']}>
      <SurveyNote result={result} chance={classes ? chanceWords(answer.chance) : undefined}>
        {!asked && <span>{isNotAsked(answer.name)}</span>}
      </SurveyNote>
      <SurveyControls {...{ result, at, equal, set }} />
      <table
        className={`${styles['table']} ${styles['ladder']}`}
        style={{ '--columns': sections.length } as React.CSSProperties}
      >
        <SectionHeads sections={sections} />
        <tbody>
          <tr aria-hidden>
            <td className={styles['plot']}>
              <span className={styles['axisWords']}>
                <span>{classes ? '100 %' : '1'}</span>
                <span>0</span>
              </span>
            </td>
            <td className={styles['plot']} colSpan={sections.length}>
              <Ribbon
                strong
                values={read.map((reading) => reading?.value ?? null)}
                ranges={read.map(rangeOf)}
                baseline={start!.map((section) => section.answer?.value ?? null)}
                {...(classes ? { chance: answer.chance } : {})}
              />
            </td>
          </tr>
          <tr>
            <th scope="row">
              <Explained says={words.reads} term="reader">
                {whatIsRead(answer)}
              </Explained>
            </th>
            {sections.map((section, i) => (
              <td key={section.id}>
                <span data-cell={`ladder-${section.id}`}>{text(read[i]?.value)}</span>{' '}
                {read[i] && <small>{errorText(read[i], answer)}</small>}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Explained says={words.atStart} term="start">
                {AT_THE_START}
              </Explained>
            </th>
            {baseline.map((section, i) => (
              <td key={section.id}>{text(start![i]?.answer?.value)}</td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Explained says={words.shuffled}>{ANSWERS_SHUFFLED}</Explained>
            </th>
            {sections.map((section, i) => (
              <td key={section.id}>{text(now![i]?.control)}</td>
            ))}
          </tr>
          {classes && (
            <tr>
              <th scope="row">
                <Explained says={usableBits(formatFixed(answer.entropy, 2))} term="usableBits">
                  {bitsAtLeast(formatFixed(answer.entropy, 2))}
                </Explained>
              </th>
              {sections.map((section, i) => (
                <td key={section.id}>{numberText(read[i]?.bits, 2)}</td>
              ))}
            </tr>
          )}
          <tr>
            <th scope="row">
              <Explained says={words.given} term="equalCapacity">
                {NUMBERS_READ}
              </Explained>
            </th>
            {sections.map((section, i) => (
              <td key={section.id} data-cell={`given-${section.id}`}>
                {now![i]!.features > 0 ? formatCount(now![i]!.features) : '–'}
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Explained says={words.directions} term="directions">
                {DIRECTIONS_USED}
              </Explained>
            </th>
            {sections.map((section) => (
              <td key={section.id}>
                <span data-cell={`directions-${section.id}`}>{numberText(section.dimension, 1)}</span>{' '}
                <small>of {formatCount(section.features)}</small>
              </td>
            ))}
          </tr>
          <tr>
            <th scope="row">
              <Explained says={words.directionsAtStart} term="start">
                {AT_THE_START}
              </Explained>
            </th>
            {baseline.map((section) => (
              <td key={section.id}>{numberText(section.dimension, 1)}</td>
            ))}
          </tr>
        </tbody>
      </table>
    </div>
  );
}
