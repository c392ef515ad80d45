/** @file How values are spread. */

/**
 * Counts values into bins of equal width over −limit … limit; the outermost take what lies beyond. Values that are no number are not counted.
 * @param counts as many bins as it is long; overwritten
 * @returns the highest count
 */
export function countInto(
  values: ArrayLike<number>,
  from: number,
  count: number,
  limit: number,
  counts: Uint32Array,
): number {
  counts.fill(0);
  let most = 0;
  for (let i = from; i < from + count; i++) {
    const value = values[i]!;
    if (Number.isNaN(value)) continue;
    const bin = Math.max(0, Math.min(counts.length - 1, Math.floor(((value / limit + 1) / 2) * counts.length)));
    most = Math.max(most, ++counts[bin]!);
  }
  return most;
}
