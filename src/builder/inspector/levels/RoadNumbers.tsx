import { numberName } from '#builder/inspector/numberNames.ts';
import { numberAt } from '#builder/inspector/sampleNumbers.ts';
import { TermColumns, TermRow } from '#builder/inspector/TermList.tsx';
import type { Trace } from '#builder/inspector/useTrace.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { Flow } from '#nn/shape.ts';
import { blockName } from '#state/blockName.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import styles from './levels.module.css';
import { SUM_OF, THE_INPUT } from './levelWords.ts';
import { roadsTo } from './roads.ts';

/** What each list of a container adds to a number of its output, or which branch the number is. */
export function RoadNumbers({
  inferred,
  trace,
}: {
  inferred: InferredBlock & { readonly output: Flow };
  trace: Trace;
}) {
  const network = useEditor((s) => s.document.network);
  const inference = useEditor((s) => s.inference);
  const roads = roadsTo(inferred, inference, trace.unit);
  const shown = useFrameValue(({ probes: { units } }) => {
    if (!units || units.sample < 0 || units.sample !== trace.sample) return undefined;
    return roads.map(({ last, flow, index }) => (last ? numberAt(units, last, flow, index) : undefined));
  }, 200);
  const words = ({ name, last, flow, index }: (typeof roads)[number]) =>
    `${name}: ${last === undefined ? THE_INPUT : (blockName(network, last) ?? last)}, ${numberName(flow, index)}`;
  if (roads.length === 1) return <p className={styles['made']}>from {words(roads[0]!)}</p>;
  // An empty list hands on what went in; what is not on show is what is missing from the sum.
  const known = roads.map((road, i) => (road.last === undefined ? trace.sum : shown?.[i]));
  const missing = known.filter((value) => value === undefined).length;
  const values =
    missing === 1
      ? known.map((value) => value ?? trace.output - known.reduce<number>((sum, v) => sum + (v ?? 0), 0))
      : known;
  if (values.some((value) => value === undefined)) return null;
  const limit = Math.max(1e-9, ...values.map((value) => Math.abs(value!)));
  return (
    <div className={styles['made']}>
      <h5>{SUM_OF}</h5>
      <table>
        <TermColumns />
        <tbody>
          {roads.map((road, i) => (
            <TermRow key={road.name} value={values[i]!} limit={limit}>
              {words(road)}
            </TermRow>
          ))}
        </tbody>
      </table>
    </div>
  );
}
