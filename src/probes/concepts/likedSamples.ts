/** @file Which samples stand for what a unit answers to: those it likes best, and, so that the best do not tell the whole story, some from everywhere. */

/** A sample, and the cell of the unit's map that is largest there. */
export interface Liked {
  readonly row: number;
  /** Row-major, into the block's output of one sample. */
  readonly place: number;
  readonly value: number;
}

/** Samples in each list. */
export const LISTED = 9;

const falling = (values: Float32Array): number[] =>
  Array.from(values, (_, i) => i).sort((a, b) => values[b]! - values[a]! || a - b);

/** The places of the largest values, falling. */
export const bestOf = (values: Float32Array): number[] => falling(values).slice(0, LISTED);

/** The places of values at evenly spaced ranks, from the largest to the smallest. */
export function evenOf(values: Float32Array): number[] {
  const order = falling(values);
  const count = Math.min(LISTED, order.length);
  return Array.from({ length: count }, (_, i) => order[Math.round((i * (order.length - 1)) / Math.max(1, count - 1))]!);
}
