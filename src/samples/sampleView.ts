/** @file What a sample that is no point holds, in words and symbols: for its picture and for those who listen to the page. */
import { type PreparedData, tokensIn } from '#data/prepare.ts';
import { formatNumber } from '#ui/format.ts';

/** What is looked at of samples: those of a data set, some that are only previewed, or one that a person drew. */
export type ShownSamples = Pick<
  PreparedData,
  'kind' | 'task' | 'positions' | 'shape' | 'inputsOf' | 'targets' | 'classNames' | 'count' | 'columnNames' | 'tokens'
> &
  Partial<Pick<PreparedData, 'classes'>> & {
    /** Drawn by a person: nothing is asked of it. */
    readonly byHand?: boolean;
  };

interface Traits {
  readonly oneHot: boolean;
  readonly range: readonly [low: number, high: number];
}

/** What was found out of all rows at once, so that the pictures of single ones need not. */
const known = new WeakMap<ShownSamples, Traits>();

const NO_TRAITS: Traits = { oneHot: false, range: [0, 1] };

/** Only sequences are looked at as a whole; images may be many, and are drawn when they are shown. */
function traitsOf(data: ShownSamples): Traits {
  if (data.kind !== 'sequence') return NO_TRAITS;
  const traits = known.get(data) ?? { oneHot: hasOneHotSteps(data), range: extent(data) };
  known.set(data, traits);
  return traits;
}

function hasOneHotSteps({ shape, count, inputsOf }: ShownSamples): boolean {
  const width = shape[1] ?? 0;
  if (width < 2) return false;
  for (let row = 0; row < count; row++) {
    const inputs = inputsOf(row);
    for (let at = 0; at < inputs.length; at += width) {
      let ones = 0;
      for (let c = 0; c < width; c++) {
        const value = inputs[at + c]!;
        if (value !== 0 && value !== 1) return false;
        ones += value;
      }
      if (ones !== 1) return false;
    }
  }
  return true;
}

function extent({ count, inputsOf }: ShownSamples): readonly [low: number, high: number] {
  let [low, high] = [0, 0];
  for (let row = 0; row < count; row++) {
    for (const value of inputsOf(row)) {
      if (value < low) low = value;
      if (value > high) high = value;
    }
  }
  return [low, high];
}

/** Whether every step of every row is one symbol: a single 1 among zeros. */
export const isOneHot = (data: ShownSamples): boolean => traitsOf(data).oneHot;

/** The lowest and highest value of the inputs of sequences, 0 among them. */
export const rangeOf = (data: ShownSamples): readonly [low: number, high: number] => traitsOf(data).range;

/** The symbol at each step of a row of tokens or one-hot vectors, by its place in `tokens` or `columnNames`. */
export function symbolsIn(data: ShownSamples, row: number): number[] {
  const [steps, width = 1] = data.shape as [number, number?];
  const inputs = data.inputsOf(row);
  if (data.kind === 'tokens') return [...tokensIn(inputs)];
  return Array.from({ length: steps }, (_, t) => inputs.indexOf(1, t * width) - t * width);
}

/** The names of a row's symbols. */
export function namesIn(data: ShownSamples, row: number): string[] {
  const names = data.tokens ?? data.columnNames;
  return symbolsIn(data, row).map((symbol) => names[symbol] ?? '?');
}

/** What a sample asks for, one word for each of its answers. */
export function answersTo({ targets, positions, classNames, task }: ShownSamples, row: number): string[] {
  if (task === 'picture') return ['the picture itself'];
  const own = targets.subarray(row * positions, (row + 1) * positions);
  return Array.from(own, (target) => (task === 'classification' ? (classNames[target] ?? '?') : formatNumber(target)));
}

/** How those who do not see the picture are told of a sample: what is given, and what is asked for. */
export function sampleText(data: ShownSamples, row: number): string {
  if (data.byHand) return `A drawing of ${data.shape.slice(1).join(' by ')} pixels.`;
  const asked = answersTo(data, row).join(' ');
  if (data.kind === 'tokens' || isOneHot(data)) return `Given ${namesIn(data, row).join(' ')}, asked for ${asked}.`;
  if (data.kind === 'image') {
    const known = data.task === 'picture' ? data.classes : undefined;
    const kind = known ? `, ${known.name} ${known.classes?.[known.values[row]!]}` : '';
    return `An image of ${data.shape.slice(1).join(' by ')} pixels${kind}, asked for ${asked}.`;
  }
  const [steps, width] = data.shape as [number, number];
  const inputs = data.inputsOf(row);
  const columns = data.columnNames.map((name, c) => {
    const values = Array.from({ length: steps }, (_, t) => inputs[t * width + c]!);
    return `${name} ${values.map((value) => formatNumber(value, 2, true)).join(' ')}`;
  });
  return `Given ${columns.join('; ')}; asked for ${asked}.`;
}
