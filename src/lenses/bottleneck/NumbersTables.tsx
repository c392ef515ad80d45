import { Fragment, type ReactNode, useContext, useRef } from 'react';
import { useLensRoom } from '#lenses/frame/lensRoom.ts';
import { SectionHeads } from '#lenses/survey/SectionHeads.tsx';
import survey from '#lenses/survey/Survey.module.css';
import { numberText, readingText } from '#lenses/survey/words.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { readAt } from '#probes/survey/equal.ts';
import type { ReadFactor } from '#probes/survey/result.ts';
import { sampleText } from '#samples/sampleView.ts';
import { blockName } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatCompact, formatCount } from '#ui/format.ts';
import styles from './Bottleneck.module.css';
import { FactorRows } from './FactorRows.tsx';
import { funnelPath } from './funnel.ts';
import {
  A_POINT,
  A_ROW,
  AT_START_SAYS,
  AT_THE_START,
  BEST_POSSIBLE,
  BEST_POSSIBLE_SAYS,
  BY_A_LINEAR_MAP,
  DIRECTIONS_SAY,
  DIRECTIONS_USED,
  HEIGHT_NUMBERS,
  INPUT_REDRAWN,
  INPUT_REDRAWN_SAYS,
  LATEST_ONLY,
  NO_FACTOR,
  NUMBERS_SAY,
  OWN_NUMBERS_SAY,
  redrawnSays,
  THE_SAMPLE,
  WHAT_SURVIVES,
} from './numbersWords.ts';
import { PairRows } from './PairRows.tsx';
import { ContainerHead } from './story/ContainerHead.tsx';
import { columnPlaces } from './story/containers.ts';
import { Redrawn } from './story/Redrawn.tsx';
import { type OnOpen, ROWS_BELOW } from './story/Story.tsx';
import { columnsIn, LABEL } from './story/storyLayout.ts';
import { layersAlong } from './story/storyWords.ts';
import { useBox } from './story/useBox.ts';
import { AcrossCells, ColumnWidths, TableColumns, widthOf } from './tableColumns.tsx';

/** Every reading of the bottleneck, in tables with the network's columns: those of the dots, where there is as much room. */
export function NumbersTables({ result, equal, factor, onFactor, onOpen }: SurvivorsProps & { onOpen: OnOpen }) {
  const large = useLensRoom() === 'large';
  const room = useRef<HTMLDivElement>(null);
  const { width } = useBox(room);
  const network = useEditor((s) => s.document.network);
  const ids = result.sections.map(({ id }) => id);
  const places = columnPlaces(network, ids);
  const columns = large && width >= ROWS_BELOW ? columnsIn(ids.length, width - LABEL) : undefined;
  const pinned = columns !== undefined && columns.sheets.length > 1;
  const nameOf = (id: string) => {
    const { open } = places[ids.indexOf(id)]!;
    return open === undefined ? undefined : (
      <ContainerHead name={blockName(network, id) ?? id} {...{ id, open, onOpen }} />
    );
  };
  return (
    <TableColumns value={columns}>
      <div ref={room} aria-hidden />
      <div
        className={styles['halves']}
        data-columned
        data-pinned={pinned}
        {...(pinned ? { tabIndex: 0, role: 'group', 'aria-label': layersAlong } : {})}
      >
        <Kept {...{ result, nameOf }} />
        <Survivors {...{ result, equal, factor, onFactor, nameOf }} />
      </div>
    </TableColumns>
  );
}

/** What stands in the place of a column's name. */
type NameOf = (id: string) => ReactNode | undefined;

/** What the layers hold, and what of the input can be drawn from it again. */
function Kept({ result, nameOf }: { result: BottleneckResult; nameOf: NameOf }) {
  const data = useEditor((s) => s.data);
  const { sections, baseline } = result;
  const points = data.kind === 'plane' || data.kind === 'line';
  const columns = useContext(TableColumns);
  return (
    <table
      className={survey['table']}
      style={{ '--columns': sections.length, ...widthOf(columns, sections.length) } as React.CSSProperties}
    >
      <ColumnWidths count={sections.length} />
      <SectionHeads {...{ sections, nameOf }} label="Kept" />
      <tbody>
        <tr aria-hidden>
          <td className={survey['plot']}>
            <small>{HEIGHT_NUMBERS}</small>
          </td>
          <AcrossCells count={sections.length}>
            {({ from, to }) => (
              <svg className={styles['funnel']} viewBox={`${from} 0 ${to - from} 1`} preserveAspectRatio="none">
                <path d={funnelPath(sections.map(({ units }) => units))} />
              </svg>
            )}
          </AcrossCells>
        </tr>
        <tr>
          <th scope="row">
            <Explained says={NUMBERS_SAY} term="bottleneck">
              numbers
            </Explained>
          </th>
          {sections.map(({ id, units, bytes }) => (
            <td key={id}>
              {formatCount(units)} <small>{formatCompact(bytes)}B</small>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">
            <Explained says={DIRECTIONS_SAY} term="directions">
              {DIRECTIONS_USED}
            </Explained>
          </th>
          {sections.map((section, i) => (
            <td key={section.id}>
              <span data-cell={`directions-${section.id}`}>{numberText(section.dimension, 1)}</span>{' '}
              <small>({numberText(baseline[i]?.dimension, 1)})</small>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">
            <Explained says={redrawnSays(result.redrawn.length > 0, wordsFor(data, result.sample))} term="bottleneck">
              {data.axes ? A_ROW : points ? A_POINT : THE_SAMPLE} redrawn
            </Explained>{' '}
            <small>{result.redrawn.length === 0 ? LATEST_ONLY : BY_A_LINEAR_MAP}</small>
          </th>
          {sections.map((section, i) => (
            <td key={section.id} className={styles['drawn']}>
              <Redrawn result={result} index={i} data={data} />
            </td>
          ))}
        </tr>
        <tr aria-hidden>
          <td className={survey['plot']} />
          {sections.map((section, i) => (
            <td key={section.id} className={survey['plot']}>
              <svg className={styles['bar']} viewBox="0 0 1 1" preserveAspectRatio="none">
                <rect className={styles['ground']} width="1" height="1" />
                <rect className={styles['fill']} width={barOf(section.input?.value)} height="1" />
                {section.computed && (
                  <line className={styles['best']} x1={section.best} x2={section.best} y1="-0.5" y2="1.5" />
                )}
                {baseline[i]?.input && (
                  <line className={survey['start']} {...acrossAt(barOf(baseline[i].input.value))} />
                )}
              </svg>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">
            <Explained says={INPUT_REDRAWN_SAYS} term="r2">
              {INPUT_REDRAWN}
            </Explained>
          </th>
          {sections.map((section) => (
            <td key={section.id}>
              <span data-cell={`redrawn-${section.id}`} data-explain={section.asItIs ? OWN_NUMBERS_SAY : undefined}>
                {readingText(section.input?.value, { kind: 'number' })}
              </span>{' '}
              <small>± {numberText(section.input?.error, 2)}</small>
            </td>
          ))}
        </tr>
        <tr>
          <th scope="row">
            <Explained says={BEST_POSSIBLE_SAYS} term="principal">
              {BEST_POSSIBLE}
            </Explained>
          </th>
          {sections.map((section) => (
            <td key={section.id}>{numberText(section.best, 2)}</td>
          ))}
        </tr>
        <tr>
          <th scope="row">
            <Explained says={AT_START_SAYS} term="start">
              {AT_THE_START}
            </Explained>
          </th>
          {sections.map((section, i) => (
            <td key={section.id}>{readingText(baseline[i]?.input?.value, { kind: 'number' })}</td>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

/** How far a bar from 0 to 1 reaches. */
const barOf = (value: number | undefined): number => Math.min(1, Math.max(0, value || 0));

const acrossAt = (x: number) => ({ x1: x, x2: x, y1: 0, y2: 1 });

const wordsFor = (data: Parameters<typeof sampleText>[0], row: number) =>
  data.kind === 'plane' || data.kind === 'line' || row >= data.count ? '' : sampleText(data, row);

interface SurvivorsProps {
  result: BottleneckResult;
  equal: boolean;
  /** In which a pair of samples differs, and what changes that. */
  factor: string | undefined;
  onFactor: (factor: string | undefined) => void;
}

/** The answer, and every other factor that the samples were made with, as a straight line reads them along the network. */
function Survivors({ result, equal, factor: paired, onFactor, nameOf }: SurvivorsProps & { nameOf: NameOf }) {
  const columns = useContext(TableColumns);
  const { sections, baseline, answer, factors } = result;
  const asked = useEditor((s) => s.data.task !== 'picture');
  const [now, start] = [sections, baseline].map((list) => list.map((section) => readAt(section, equal)));
  const ids = sections.map(({ id }) => id);
  // An answer at every step is no factor of a sample.
  const pairOf = (factor: ReadFactor) =>
    factor === answer && result.positions > 1
      ? {}
      : {
          paired: factor.id === paired,
          onPair: () => onFactor(factor.id === paired ? undefined : factor.id),
        };
  const pairRows = (factor: ReadFactor) =>
    factor.id === paired && <PairRows result={result} factor={factor} ids={ids} />;
  return (
    <table
      className={survey['table']}
      style={
        {
          '--ribbon': '2.5rem',
          '--columns': sections.length,
          ...widthOf(columns, sections.length),
        } as React.CSSProperties
      }
    >
      <ColumnWidths count={sections.length} />
      <SectionHeads {...{ sections, nameOf }} label={WHAT_SURVIVES} />
      <tbody>
        <FactorRows
          factor={answer}
          strong
          asked={asked}
          now={now!.map((section) => section.answer)}
          start={start!.map((section) => section.answer)}
          ids={ids}
          {...pairOf(answer)}
        />
        {pairRows(answer)}
        {factors.map((factor, f) => (
          <Fragment key={factor.id}>
            <FactorRows
              factor={factor}
              now={now!.map((section) => section.factors[f] ?? null)}
              start={start!.map((section) => section.factors[f] ?? null)}
              ids={ids}
              {...pairOf(factor)}
            />
            {pairRows(factor)}
          </Fragment>
        ))}
        {factors.length === 0 && (
          <tr>
            <td colSpan={sections.length + 1} className={styles['none']}>
              {NO_FACTOR}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
