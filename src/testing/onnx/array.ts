/** @file For tests: Arrays of the plain ONNX interpreter: numbers of float64 in row-major order, whatever a file calls them. */

export interface NdArray {
  readonly shape: readonly number[];
  readonly values: Float64Array;
}

export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, n) => product * n, 1);

/** An array of a shape, each number made from its place. */
export function build(shape: readonly number[], at: (place: readonly number[]) => number): NdArray {
  const values = new Float64Array(sizeOf(shape));
  const place = shape.map(() => 0);
  for (let i = 0; i < values.length; i++) {
    values[i] = at(place);
    for (let axis = shape.length - 1; axis >= 0 && ++place[axis]! === shape[axis]; axis--) place[axis] = 0;
  }
  return { shape, values };
}

/** The number at a place. */
export const at = ({ shape, values }: NdArray, place: readonly number[]): number =>
  values[place.reduce((index, n, axis) => index * shape[axis]! + n, 0)]!;

/** An axis that may be counted from the end. */
export const axisOf = (axis: number, rank: number): number => (axis < 0 ? axis + rank : axis);

export const map = ({ shape, values }: NdArray, f: (x: number) => number): NdArray => ({
  shape,
  values: values.map(f),
});

/** The shape in which two are combined, as NumPy spreads them over each other. */
function broadcastShape(a: readonly number[], b: readonly number[]): number[] {
  const rank = Math.max(a.length, b.length);
  return Array.from({ length: rank }, (_, i) => {
    const [one, other] = [a[i - rank + a.length] ?? 1, b[i - rank + b.length] ?? 1];
    if (one !== other && one !== 1 && other !== 1) throw new Error(`[${a}] and [${b}] do not fit each other`);
    return Math.max(one, other);
  });
}

/** The number of an array that stands at a place of the larger shape over which it is spread. */
const spreadAt = (array: NdArray, place: readonly number[]): number =>
  at(
    array,
    array.shape.map((n, i) => (n === 1 ? 0 : place[i - array.shape.length + place.length]!)),
  );

export const combine = (a: NdArray, b: NdArray, f: (x: number, y: number) => number): NdArray =>
  build(broadcastShape(a.shape, b.shape), (place) => f(spreadAt(a, place), spreadAt(b, place)));

export function matMul(a: NdArray, b: NdArray): NdArray {
  const [m, k, n] = [a.shape.at(-2)!, a.shape.at(-1)!, b.shape.at(-1)!];
  if (b.shape.at(-2) !== k) throw new Error(`[${a.shape}] cannot be multiplied by [${b.shape}]`);
  const outer = broadcastShape(a.shape.slice(0, -2), b.shape.slice(0, -2));
  const start = ({ shape, values }: NdArray, place: readonly number[]) => {
    const held = shape.slice(0, -2);
    const index = held.reduce((sum, n, i) => sum * n + (n === 1 ? 0 : place[i - held.length + outer.length]!), 0);
    return values.subarray(index * sizeOf(shape.slice(-2)));
  };
  return build([...outer, m, n], (place) => {
    const [row, column] = place.slice(-2) as [number, number];
    const [left, right] = [start(a, place), start(b, place)];
    let sum = 0;
    for (let i = 0; i < k; i++) sum += left[row * k + i]! * right[i * n + column]!;
    return sum;
  });
}

/** Axis i of the result is axis `order[i]` of the array. */
export function transpose(array: NdArray, order: readonly number[]): NdArray {
  const from = order.map(() => 0);
  return build(
    order.map((axis) => array.shape[axis]!),
    (place) => {
      for (const [i, axis] of order.entries()) from[axis] = place[i]!;
      return at(array, from);
    },
  );
}

/** The part of an array along an axis. */
export const slice = (array: NdArray, axis: number, from: number, to: number): NdArray =>
  build(array.shape.with(axis, to - from), (place) => at(array, place.with(axis, place[axis]! + from)));

/** The same numbers in another shape. */
export function reshape({ shape, values }: NdArray, to: readonly number[]): NdArray {
  if (sizeOf(to) !== values.length) throw new Error(`[${shape}] is no [${to}]`);
  return { shape: to, values };
}

/** Each run of `length` numbers that lie side by side, made into another. */
export function byRuns(
  { shape, values }: NdArray,
  length: number,
  f: (run: Float64Array) => Iterable<number>,
): NdArray {
  const made = new Float64Array(values.length);
  for (let i = 0; i < values.length; i += length) made.set([...f(values.subarray(i, i + length))], i);
  return { shape, values: made };
}

/** Numbers moved to mean 0 and stretched to variance 1. */
export function standardised(run: Float64Array, epsilon: number): Float64Array {
  const mean = run.reduce((sum, x) => sum + x, 0) / run.length;
  const variance = run.reduce((sum, x) => sum + (x - mean) ** 2, 0) / run.length;
  return run.map((x) => (x - mean) / Math.sqrt(variance + epsilon));
}

export function softmax(run: Float64Array): Float64Array {
  const most = Math.max(...run);
  const powers = run.map((x) => Math.exp(x - most));
  const total = powers.reduce((sum, x) => sum + x, 0);
  return powers.map((x) => x / total);
}
