/** @file What a gradient check found, in words. */
import { elementName, numberName } from '#builder/inspector/numberNames.ts';
import { layers } from '#layers/index.ts';
import { innerLists } from '#nn/block.ts';
import type { InferredBlock } from '#nn/inferShapes.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import type { Names } from '#state/flowNames.ts';
import { formatCount } from '#ui/format.ts';
import type { Check } from './useCheck.ts';

type Row = Check['rows'][number];

/** Digits to which two numbers agree: 3 where they differ by about a thousandth. At most 6, which is what float32 holds. */
export function digitsOf({ backprop, measured }: Pick<Row, 'backprop' | 'measured'>): number {
  const size = Math.max(Math.abs(backprop), Math.abs(measured));
  const apart = Math.abs(backprop - measured);
  if (apart === 0) return 6;
  return Math.max(0, Math.min(6, Math.floor(-Math.log10(apart / size))));
}

/** "All 18 slopes agree." What corners were passed over is said too. */
export function verdictWords(rows: readonly Row[]): string {
  const count = (verdict: Row['verdict']) => rows.filter((row) => row.verdict === verdict).length;
  const [agree, kinks, differ] = [count('agrees'), count('kink'), count('differs')];
  const slopes = (n: number) => `${n} ${n === 1 ? 'slope' : 'slopes'}`;
  if (rows.length === 0)
    return 'There is nothing to check: the block has no parameters, and its input is no real number.';
  const corners =
    kinks > 0
      ? ` ${slopes(kinks)} cannot be measured: the loss has a corner there, where a unit switches within the smallest step.`
      : '';
  if (differ > 0) return `${differ} of ${slopes(rows.length)} ${differ === 1 ? 'differs' : 'differ'}.${corners}`;
  if (agree === 0) return corners.trim();
  return `${kinks > 0 || agree === 1 ? slopes(agree) : `All ${slopes(agree)}`} ${agree === 1 ? 'agrees' : 'agree'}.${corners}`;
}

/** Which number it is: "weight, row 3, column 2", "input, pixel (3, 4) of channel 1, sample 5". */
export function rowName({ parameter, index, sample }: Row, inferred: InferredBlock, names: Names = []): string {
  if (parameter === 'input')
    return `${numberName(inferred.input, index, names)}${sample === undefined ? '' : `, sample ${sample + 1}`}`;
  const spec = inferred.parameters[parameter];
  return spec ? elementName(spec, index, inferred) : `${index + 1}`;
}

/** Rows by parameter, in the order of the block, the input last. */
export function byParameter(rows: readonly Row[]): readonly { readonly name: string; readonly rows: readonly Row[] }[] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) groups.set(row.parameter, [...(groups.get(row.parameter) ?? []), row]);
  return [...groups].map(([name, own]) => ({ name, rows: own }));
}

/** The share of the gradient that goes on to the input; of a container also through each of its lists alone. */
export function roadsOf(
  { kept, paths }: Pick<Check, 'kept' | 'paths'>,
  { block }: Pick<InferredBlock, 'block'>,
): readonly { readonly name: string; readonly kept: number }[] {
  if (kept === null) return [];
  const registry: LayerRegistry = layers;
  const lists = innerLists(block, registry);
  const own = paths.map((path) => {
    const list = lists.find(({ blocks }) => blocks[0]?.id === path.first);
    const name = list?.branch === undefined ? (list?.slot ?? 'path') : `branch ${list.branch + 1}`;
    return { name: `${name} alone`, kept: path.kept };
  });
  const slots = registry[block.type]?.slots;
  return [{ name: !slots ? 'this block' : slots['branches'] ? 'all roads' : 'both roads', kept }, ...own];
}

export const MEASURED_CHECK = 'Measured check';
export const HOW_CHECKED = 'By moving each number a little and looking at the loss of a few samples';
export const NOT_CHECKED = 'Not computed: the network is too large to be held twice, or there is nothing to train on.';
export const checkedOver = (verdict: string, samples: number, batch: number, step: number): string =>
  `${verdict} Each number is moved a little up and down, and the loss is looked at over ${samples < batch ? `${formatCount(samples)} of ` : ''}the ${formatCount(batch)} samples of the batch at step ${formatCount(step)}.`;
export const CHECK_CAPTION = '∂L/∂ single numbers: computed and measured';
export const COMPUTED_SAYS = 'What backpropagation computes';
export const MEASURED_SAYS = 'The central difference of the loss, of two widths';
export const SHOW_FEWER = 'Show fewer';
export const showAll = (count: number): string => `Show all ${count}`;
export const agreesTo = (digits: number): string => `agrees to ${digits} ${digits === 1 ? 'digit' : 'digits'}`;
export const GRADIENT_KEPT = 'Gradient kept';
export const GRADIENT_KEPT_FORMULA = 'norm of the gradient of the input divided by that of the output';
export const OF_THESE_SAMPLES = 'Of these samples';
export const TICK_SAYS = 'The tick is 1: as much goes on as arrives.';
