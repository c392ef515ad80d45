/** @file What the formulas of `formulas.ts` are written with. */
import type { ActivationFunction } from '#kernels/functions.ts';

/** Memory before the operation, by byte address. */
export interface Before {
  f(address: number, i?: number): number;
  i(address: number, i?: number): number;
  d(address: number): number;
}
/** What must stand in memory afterwards: address, value, as float32 unless said otherwise. */
export type Expected = [address: number, value: number, type?: 'float64'][];

export const range = (count: number): number[] => Array.from({ length: count }, (_, i) => i);
export const total = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0);
export const each = (at: number, count: number, value: (i: number) => number): Expected =>
  range(count).map((i) => [at + 4 * i, value(i)]);
export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));
export const softmax = (x: readonly number[]): number[] =>
  x.map((value) => 1 / total(x.map((other) => Math.exp(other - value))));

/** erf by its integral (Simpson): slow, and nothing like the kernels' own. */
const erf = (x: number) => {
  const steps = 200;
  const h = x / steps;
  const at = (i: number) => Math.exp(-((i * h) ** 2)) * (i === 0 || i === steps ? 1 : i % 2 ? 4 : 2);
  return ((2 / Math.sqrt(Math.PI)) * (h / 3) * total(range(steps + 1).map(at))) as number;
};

export const trueFunctions: Record<ActivationFunction, (x: number) => number> = {
  linear: (x) => x,
  relu: (x) => Math.max(x, 0),
  leakyRelu: (x) => Math.max(x, 0.01 * x),
  elu: (x) => (x > 0 ? x : Math.exp(x) - 1),
  gelu: (x) => (x / 2) * (1 + erf(x / Math.SQRT2)),
  silu: (x) => x * sigmoid(x),
  sigmoid,
  tanh: Math.tanh,
  softplus: (x) => Math.log(1 + Math.exp(x)),
  sine: Math.sin,
  softmax: () => Number.NaN,
};
