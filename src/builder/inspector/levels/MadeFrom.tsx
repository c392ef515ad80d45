import { numberName } from '#builder/inspector/numberNames.ts';
import { numbersIn, type SeenNumber } from '#builder/inspector/sampleNumbers.ts';
import { TermColumns, TermRow, useInputNames } from '#builder/inspector/TermList.tsx';
import { layers } from '#layers/index.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { placeOf, type Region, seenByBlock, seesOf, sourcesOf } from '#nn/receptive.ts';
import type { Flow } from '#nn/shape.ts';
import type { Names } from '#state/flowNames.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import styles from './levels.module.css';
import { largestOf, MADE_FROM, meanWords, notOnShow, stateAfter, stepOfInput, withoutHidden } from './levelWords.ts';

/** Numbers that are listed of a part of the input. */
const MOST = 9;

const registry: LayerRegistry = layers;

/**
 * The numbers of the input that a number is made from, where a layer is more than a sum of products: all of a small window, the largest of many. A recurrent layer
 * is shown its own step's input and its state after the step before.
 */
export function MadeFrom({ inferred, unit }: { inferred: InferredBlock & { readonly output: Flow }; unit: number }) {
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const names = useInputNames(inferred.block.id);
  const { block, input, output } = inferred;
  const source = sourcesOf(network, registry).get(block.id) ?? 'input';
  const place = placeOf(unit, output.shape);
  const sees = seesOf(block, registry);
  const recurrent = sees === 'past' && block['returnSequences'] !== undefined;
  const step = output.shape.length === input.shape.length ? place[0]! : input.shape[0]! - 1;
  const ownStep: Region = [
    [step, step],
    [0, (input.shape[1] ?? 1) - 1],
  ];
  const region = recurrent ? ownStep : seenByBlock(inferred, placeAsRegion(place), registry);
  const state: Region | undefined =
    recurrent && step > 0 && output.shape.length === 2
      ? [
          [step - 1, step - 1],
          [0, output.shape[1]! - 1],
        ]
      : undefined;
  const found = useFrameValue(({ probes: { units } }) => {
    if (!units || units.sample < 0) return undefined;
    return {
      from: numbersIn(units, source, input, region),
      before: state && numbersIn(units, block.id, output, state),
    };
  }, 200);
  // Numbers made of one have nothing to list, and what attention gathers is shown as its weights.
  const nothing = ['itself', 'batch', 'blocks', 'steps'].includes(sees) || (sees === 'past' && !recurrent);
  if (data.dimensions > 0 || nothing || !found) return null;
  return (
    <div className={styles['made']}>
      <Part title={recurrent ? stepOfInput(step + 1) : MADE_FROM} flow={input} names={names} {...found.from} />
      {found.before && <Part title={stateAfter(step)} flow={output} names={[]} {...found.before} />}
    </div>
  );
}

const placeAsRegion = (place: readonly number[]): Region => place.map((i) => [i, i]);

function Part({
  title,
  flow,
  names,
  numbers,
  count,
}: {
  title: string;
  flow: Flow;
  names: Names;
  numbers: readonly SeenNumber[];
  count: number;
}) {
  if (numbers.length === 0) return <p>{notOnShow(title, formatCount(count))}</p>;
  const few = numbers.length <= MOST;
  const listed = few ? numbers : numbers.toSorted((a, b) => Math.abs(b.value) - Math.abs(a.value)).slice(0, MOST - 3);
  const limit = Math.max(1e-9, ...listed.map(({ value }) => Math.abs(value)));
  const mean = numbers.reduce((sum, { value }) => sum + value, 0) / numbers.length;
  const spread = Math.sqrt(numbers.reduce((sum, { value }) => sum + (value - mean) ** 2, 0) / numbers.length);
  const missing = count - numbers.length;
  return (
    <div>
      <h5>
        {title}
        {!few && <span>{largestOf(formatCount(numbers.length))}</span>}
      </h5>
      <table>
        <TermColumns />
        <tbody>
          {listed.map(({ index, value }) => (
            <TermRow key={index} value={value} limit={limit}>
              {numberName(flow, index, names)}
            </TermRow>
          ))}
        </tbody>
      </table>
      {numbers.length > 2 && (
        <p>
          {meanWords(formatNumber(mean, 3), formatNumber(spread, 3))}
          {missing > 0 && withoutHidden(formatCount(missing))}
        </p>
      )}
    </div>
  );
}
