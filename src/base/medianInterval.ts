/** @file The middle of some values, and how far it may be from that of all there could be. */

/** The normal deviate of a 95 % interval, as in `wilson`. */
const Z = 1.96;

export interface Median {
  readonly median: number;
  /** Of a 95 % interval; the least and the greatest value where they are five or fewer (then it holds in 94 % of cases or less). */
  readonly low: number;
  readonly high: number;
}

/**
 * The median of n values (the mean of the two middle ones where n is even), with the values of rank (n − z √n) ÷ 2 from below and from above, z = 1.96: whatever
 * the distribution, in 95 % of cases its median lies between them. Undefined without values.
 * Source: W. J. Conover, Practical Nonparametric Statistics (1999), section 3.2.
 */
export function medianInterval(values: readonly number[]): Median | undefined {
  const n = values.length;
  if (n === 0) return undefined;
  const sorted = values.toSorted((a, b) => a - b);
  const rank = Math.max(1, Math.round((n - Z * Math.sqrt(n)) / 2));
  return {
    median: (sorted[(n - 1) >> 1]! + sorted[n >> 1]!) / 2,
    low: sorted[rank - 1]!,
    high: sorted[n - rank]!,
  };
}
