import type { PreparedData } from '#data/prepare.ts';
import type { Frame } from '#engine/protocol.ts';
import { answerText, asBrought, axisName } from '#samples/places.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { formatFixed, formatNumber, formatPercent } from '#ui/format.ts';
import { answersFor, sayAt } from './answerPicture.ts';
import { RunTable } from './RunTable.tsx';
import { NOT_A_NUMBER, SAMPLE_SAYS } from './runWords.ts';

/** Places along a side at which the table reads the map. */
const PLACES = 5;

/** What the network says at evenly spaced places, and the run so far. */
export function AnswerTables() {
  const points = useEditor((s) => s.data.dimensions > 0);
  return (
    <>
      {points && <Grid />}
      <RunTable />
    </>
  );
}

function Grid() {
  const { editor } = useDesk();
  const data = useEditor((s) => s.data);
  useFrameValue((frame) => frame.position.step, 1000);
  const { frame } = editor;
  const places = ([low, high]: readonly [number, number]) =>
    Array.from({ length: PLACES }, (_, i) => low + ((high - low) * (i + 0.5)) / PLACES);
  const xs = places(data.domain[0]!);
  const ys = data.dimensions === 1 ? [0] : places(data.domain[1]!).reverse();
  const corner = data.dimensions === 1 ? axisName(data, 0) : `${axisName(data, 1)} \\ ${axisName(data, 0)}`;
  const text = (value: number, axis: number) =>
    data.axes ? formatNumber(asBrought(data, axis, value), 3) : formatFixed(value, 2);
  return (
    <table>
      <caption>{SAMPLE_SAYS}</caption>
      <thead>
        <tr>
          <th scope="col">{corner}</th>
          {xs.map((x) => (
            <th key={x} scope="col">
              {text(x, 0)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {ys.map((y) => (
          <tr key={y}>
            <th scope="row">{data.dimensions === 1 ? 'answer' : text(y, 1)}</th>
            {xs.map((x) => (
              <td key={x}>{wordAt(frame, data, data.dimensions === 1 ? [x] : [x, y])}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function wordAt(frame: Frame | undefined, data: PreparedData, at: readonly number[]): string {
  const answer = frame?.probes.answer;
  if (!answersFor(answer, data)) return '–';
  const said = sayAt(answer, data.domain, at);
  if (data.classNames.length === 0) return answerText(data, said[0]!);
  const best = said.indexOf(Math.max(...said));
  return best < 0 ? NOT_A_NUMBER : `${data.classNames[best]} ${formatPercent(said[best]!, 0)}`;
}
