/** @file For tests: numbers, columns and matrices, and what formulas do with them. */

export interface Tensor {
  readonly shape: readonly number[];
  readonly data: readonly number[];
}
export const scalar = (value: number): Tensor => ({ shape: [], data: [value] });
/** What lies before the first step or after the last one, of whatever shape. */
export const NOTHING = scalar(0);
export const numberOf = ({ data }: Tensor) => {
  if (data.length !== 1) throw new Error('A number was expected');
  return data[0]!;
};
export const map = ({ shape, data }: Tensor, f: (x: number) => number): Tensor => ({ shape, data: data.map(f) });

export function eachBy(a: Tensor, b: Tensor, f: (x: number, y: number) => number): Tensor {
  if ((a === NOTHING && b.shape.length === 0) || (b === NOTHING && a.shape.length === 0))
    return f(a.data[0]!, b.data[0]!) === 0 ? NOTHING : scalar(f(a.data[0]!, b.data[0]!));
  if (a.shape.length === 2 && b.shape.length === 1 && a.shape[1] === b.shape[0])
    return { shape: a.shape, data: a.data.map((x, i) => f(x, b.data[i % b.data.length]!)) };
  if (a.shape.length === 0) return map(b, (y) => f(a.data[0]!, y));
  if (b.shape.length === 0) return map(a, (x) => f(x, b.data[0]!));
  if (a.shape.join() !== b.shape.join()) throw new Error(`[${a.shape}] does not fit [${b.shape}]`);
  return { shape: a.shape, data: a.data.map((x, i) => f(x, b.data[i]!)) };
}
export const add = (a: Tensor, b: Tensor) => eachBy(a, b, (x, y) => x + y);

/** Of matrices, columns and numbers. */
export function product(a: Tensor, b: Tensor): Tensor {
  if (a === NOTHING || b === NOTHING) return NOTHING;
  if (a.shape.length === 0 || b.shape.length === 0) return eachBy(a, b, (x, y) => x * y);
  const [rows, inner] = [a.shape[0]!, a.shape[1] ?? 1];
  const columns = b.shape[1] ?? 1;
  if (inner !== b.shape[0] || a.shape.length > 2 || b.shape.length > 2)
    throw new Error(`[${a.shape}] cannot be multiplied by [${b.shape}]`);
  const data = Array.from({ length: rows * columns }, (_, n) => {
    const [r, c] = [Math.floor(n / columns), n % columns];
    let sum = 0;
    for (let k = 0; k < inner; k++) sum += a.data[r * inner + k]! * b.data[k * columns + c]!;
    return sum;
  });
  return { shape: b.shape.length === 1 ? [rows] : [rows, columns], data };
}

export function transposed(tensor: Tensor): Tensor {
  if (tensor === NOTHING) return NOTHING;
  const { shape, data } = tensor;
  const [rows, columns] = [shape[0]!, shape[1] ?? 1];
  return {
    shape: [columns, rows],
    data: Array.from({ length: data.length }, (_, n) => data[(n % rows) * columns + Math.floor(n / rows)]!),
  };
}

/** The part of a tensor at its first indices; zeros outside of it. */
export function partOf({ shape, data }: Tensor, indices: readonly number[]): Tensor {
  const rest = shape.slice(indices.length);
  const size = rest.reduce((n, side) => n * side, 1);
  if (indices.some((i, k) => i < 0 || i >= shape[k]!)) return { shape: rest, data: Array(size).fill(0) };
  const start = indices.reduce((n, i, k) => n * shape[k]! + i, 0) * size;
  return { shape: rest, data: data.slice(start, start + size) };
}

const erf = (x: number) => {
  // The series converges for every x; far out 1 is near enough.
  if (Math.abs(x) > 5) return Math.sign(x);
  let [term, sum] = [x, x];
  for (let n = 1; n < 100; n++) {
    term *= (-x * x) / n;
    sum += term / (2 * n + 1);
  }
  return (2 / Math.sqrt(Math.PI)) * sum;
};
const sigmoid = (x: number) => 1 / (1 + Math.exp(-x));
export const functions: Readonly<Record<string, (x: number) => number>> = {
  '\\tanh': Math.tanh,
  '\\sin': Math.sin,
  '\\cos': Math.cos,
  '\\ln': Math.log,
  '\\erf': erf,
  '\\sigma': sigmoid,
  '\\Phi': (x) => (1 + erf(x / Math.SQRT2)) / 2,
  '\\varphi': (x) => Math.exp((-x * x) / 2) / Math.sqrt(2 * Math.PI),
  '\\ReLU': (x) => Math.max(0, x),
  '\\LeakyReLU': (x) => Math.max(0.01 * x, x),
  '\\ELU': (x) => (x > 0 ? x : Math.expm1(x)),
  '\\GELU': (x) => (x * (1 + erf(x / Math.SQRT2))) / 2,
  '\\SiLU': (x) => x * sigmoid(x),
  '\\softplus': (x) => Math.log1p(Math.exp(x)),
};

export function softmax(scores: Tensor): Tensor {
  const width = scores.shape.at(-1)!;
  const powers = scores.data.map(Math.exp);
  const sumAt = (i: number) => {
    const start = i - (i % width);
    return powers.slice(start, start + width).reduce((a, b) => a + b, 0);
  };
  return { shape: scores.shape, data: powers.map((power, i) => power / sumAt(i)) };
}

/** Beside the size of what is known. */
export function distance(is: Tensor, said: Tensor): number {
  const size = Math.max(0.1, ...is.data.map(Math.abs));
  const apart = Math.max(...eachBy(is, said, (x, y) => Math.abs(x - y) / size).data);
  return Number.isFinite(apart) ? apart : Number.POSITIVE_INFINITY;
}
