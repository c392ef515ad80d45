/** @file What is known of a share of which every trial, or none, was a hit. */

/**
 * Where all of n trials were hits the true share is at least 1 − 3/n, and where none was at most 3/n, with 95 % confidence: a standard error of 0 would claim too
 * much. null for any share between. Source: J. A. Hanley, A. Lippman-Hand, "If nothing goes wrong, is everything all right?", 1983.
 * @param share of hits, 0 … 1
 * @param n trials, ≥ 1
 */
export function boundOf(share: number, n: number): number | null {
  const reach = Math.min(1, 3 / n);
  return share === 1 ? 1 - reach : share === 0 ? reach : null;
}
