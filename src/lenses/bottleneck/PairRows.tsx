import { Ribbon } from '#lenses/survey/Ribbon.tsx';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import type { ReadFactor } from '#probes/survey/result.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { useEditor } from '#state/useDesk.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatFixed, formatNumber } from '#ui/format.ts';
import styles from './Bottleneck.module.css';
import { PAIR_DISTANCE_SAYS, PAIR_KEY, PAIR_LATEST_ONLY } from './numbersWords.ts';
import { noPair } from './pairWords.ts';
import { StartRow } from './StartRow.tsx';
import { AcrossCells } from './tableColumns.tsx';

/** The top of the scale: as far apart as one and a half times two samples that have nothing to do with one another. */
const TOP = 1.5;

export interface PairRowsProps {
  result: BottleneckResult;
  factor: ReadFactor;
  ids: readonly string[];
}

/** The sample in hand and one that differs from it in one factor: both, and how far apart each layer puts them. */
export function PairRows({ result, factor, ids }: PairRowsProps) {
  const data = useEditor((s) => s.data);
  const { pair, steps, step } = result;
  const note = (text: string) => (
    <tr>
      <td className={styles['none']} colSpan={ids.length + 1} data-cell="pair-note">
        {text}
      </td>
    </tr>
  );
  if (step !== steps.at(-1)) return note(PAIR_LATEST_ONLY);
  if (pair?.factor !== factor.id) return note('Measuring …');
  if (pair.reason !== null) return note(noPair(factor.name, pair.reason));
  const size = pair.inputs.length / 2;
  const text = (value: number | null | undefined) => (typeof value === 'number' ? formatFixed(value, 2) : '–');
  const valueText = (value: number) =>
    factor.kind === 'class'
      ? (data.factors.find(({ id }) => id === factor.id)?.classes?.[value] ?? '?')
      : `${formatNumber(value, 2)}${factor.unit ? `\u202f${factor.unit}` : ''}`;
  const scaled = (values: readonly (number | null)[]) =>
    values.map((value) => (value === null ? null : Math.min(1, value / TOP)));
  return (
    <>
      <tr>
        <th scope="row">
          <span className={styles['pair']}>
            {[0, 1].map((i) => (
              <span key={i}>
                <SampleFigure data={data} row={0} drawing={pair.inputs.subarray(i * size, (i + 1) * size)} small />
                <small data-cell={`pair-value-${i}`}>{valueText(pair.values[i]!)}</small>
              </span>
            ))}
          </span>
        </th>
        <AcrossCells count={ids.length} hidden>
          {(part) => <Ribbon values={scaled(pair.apart)} baseline={scaled(pair.start)} chance={1 / TOP} part={part} />}
        </AcrossCells>
      </tr>
      <tr>
        <th scope="row">
          <Explained says={PAIR_DISTANCE_SAYS}>apart</Explained> <small>{PAIR_KEY}</small>
        </th>
        {ids.map((id, i) => (
          <td key={id} data-cell={`apart-${id}`}>
            {text(pair.apart[i])}
          </td>
        ))}
      </tr>
      <StartRow ids={ids} text={(i) => text(pair.start[i])} />
    </>
  );
}
