import type { PreparedData } from '#data/prepare.ts';
import { LensEmpty } from '#lenses/frame/LensEmpty.tsx';
import type { LensPanelProps } from '#lenses/frame/lens.ts';
import { useLensTable } from '#lenses/frame/lensTable.ts';
import { useLensWords } from '#lenses/frame/lensWords.ts';
import { type Answered, answersIn, answersOf, countPairs } from '#probes/confusion/confusion.ts';
import { placeOfRow } from '#samples/places.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { lookAt, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useNowAndThen } from '#state/useNowAndThen.ts';
import { useThere } from '#state/usePosition.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { Segments } from '#ui/Segments.tsx';
import { ASKING } from '#ui/waitWords.ts';
import styles from './ConfusionLens.module.css';
import { type Cell, ConfusionMatrix } from './ConfusionMatrix.tsx';
import type { confusionFields } from './confusionFields.ts';
import { confusionTable } from './confusionTable.ts';
import {
  askedAndSaid,
  atStep,
  CELL_SAYS,
  EVERY_WRONG_ANSWER,
  GO_TO_THE_START,
  HOW_MANY,
  LARGEST_LOSS_FIRST,
  NONE_WRONG,
  NOT_COMPUTED,
  NUMBER_ASKED_FOR,
  OPEN_THE_PROBE_LADDER,
  PICTURE_ASKED_FOR,
  SAMPLES_OF_THE_CELL,
  SHARE_OF_ROW,
  SHARE_SAYS,
  withLargestLoss,
  wordsOf,
} from './confusionWords.ts';

/** Answers that are listed with their pictures. */
const LISTED = 24;

/** What was said against what was asked for, over the held-out samples; a cell opens its samples, those with the largest loss first. */
export function ConfusionLens({ settings, set: change }: LensPanelProps<typeof confusionFields>) {
  const data = useEditor((s) => s.data);
  const { counting, asked, said } = settings;
  const open = useThere<Cell>({ asked, said }, (cell) => ({ classes: [cell.asked, cell.said] }));
  const taken = useNowAndThen('confusion', {}, (result) => answersOf(result, data));
  const desk = useDesk();
  const { classNames, positions } = data;
  const answers = taken?.value;
  const numbers = answers?.every((answer) => !Number.isNaN(answer.said));
  const counts = answers && numbers && classNames.length > 0 ? countPairs(answers, classNames.length) : undefined;
  useLensWords(
    counts && taken ? wordsOf({ classNames, counts, heldOut: data.test.length > 0, step: taken.step }) : undefined,
  );
  useLensTable(counts && taken ? () => confusionTable(counts, classNames, taken.step) : undefined);
  if (classNames.length === 0)
    return (
      <LensEmpty action={{ label: OPEN_THE_PROBE_LADDER, onClick: () => desk.editor.setView({ mode: 'ladder' }) }}>
        {data.task === 'picture' ? PICTURE_ASKED_FOR : NUMBER_ASKED_FOR}
      </LensEmpty>
    );
  if (!taken || !answers) return <p className={styles['none']}>{ASKING}</p>;
  if (!counts)
    return (
      <LensEmpty action={{ label: GO_TO_THE_START, onClick: () => desk.editor.reset() }}>{NOT_COMPUTED}</LensEmpty>
    );
  const set = data.test.length > 0 ? 'held-out' : 'training';
  return (
    <div className={styles['lens']}>
      <section className={styles['matrix']}>
        <div className={styles['bar']}>
          <p>{atStep(formatCount(answers.length), set, positions, formatCount(taken.step))}</p>
          <Segments
            label={CELL_SAYS}
            options={[
              { value: 'counts', label: HOW_MANY },
              { value: 'shares', label: SHARE_OF_ROW, says: SHARE_SAYS },
            ]}
            value={counting}
            onChange={(next) => change({ counting: next })}
          />
        </div>
        <ConfusionMatrix
          {...{ classNames, counts, counting, open }}
          onOpen={(cell) => change(cell ?? { asked: -1, said: -1 })}
        />
      </section>
      <Listed data={data} answers={answersIn(answers, open)} cell={open} />
    </div>
  );
}

function Listed({ data, answers, cell }: { data: PreparedData; answers: readonly Answered[]; cell: Cell | undefined }) {
  const desk = useDesk();
  const row = useSample(data);
  const { classNames, dimensions } = data;
  const name = (i: number) => classNames[i] ?? '?';
  return (
    <section className={styles['listed']} aria-label={SAMPLES_OF_THE_CELL}>
      <h3>
        {cell ? askedAndSaid(name(cell.asked), name(cell.said)) : EVERY_WRONG_ANSWER}{' '}
        <span>
          {formatCount(answers.length)}
          {answers.length > LISTED ? withLargestLoss(LISTED) : answers.length > 1 ? LARGEST_LOSS_FIRST : ''}
        </span>
      </h3>
      {answers.length === 0 && <p className={styles['none']}>{cell ? 'None.' : NONE_WRONG}</p>}
      <ul>
        {answers.slice(0, LISTED).map((answer) => (
          <li key={`${answer.row} ${answer.position}`}>
            {dimensions > 0 ? (
              <div>
                <span>at {placeOfRow(data, answer.row)}</span>
                <Words answer={answer} data={data} />
              </div>
            ) : (
              <button type="button" aria-pressed={answer.row === row} onClick={() => lookAt(desk, answer.row)}>
                <SampleFigure data={data} row={answer.row} small className={styles['figure'] ?? ''} />
                <Words answer={answer} data={data} />
              </button>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was asked for and said, and the loss of it. */
function Words({ answer, data }: { answer: Answered; data: PreparedData }) {
  const { asked, said, position, loss } = answer;
  const { classNames, positions } = data;
  return (
    <>
      <span>
        {positions > 1 && `step ${position + 1}: `}
        {classNames[asked]}
        {asked !== said && (
          <>
            , says <b>{classNames[said]}</b>
          </>
        )}
      </span>
      <span>loss {formatNumber(loss, 2)}</span>
    </>
  );
}
