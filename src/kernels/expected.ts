/** @file What the formulas of `formulas.ts` are written with. */

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
