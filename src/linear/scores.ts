/** @file How good a reading is, with its standard error: shares right, R², bits. */
import { boundOf } from '#base/ruleOfThree.ts';
import { crossEntropy, heatOf } from './heat.ts';
import type { Matrix } from './matrix.ts';

export interface Measured {
  readonly value: number;
  /** One standard error. */
  readonly error: number;
}

export interface Share extends Measured {
  /** Where all were right, or none: what the true share is at least, or at most, with 95 % confidence, since the error is 0 then. null between. */
  readonly bound: number | null;
}

/** The share of columns whose largest row is the class, with √(p(1 − p) / n). */
export function shareRight(scores: Matrix, classes: ArrayLike<number>): Share {
  const { rows, columns: n, values } = scores;
  let right = 0;
  for (let i = 0; i < n; i++) {
    let best = 0;
    for (let k = 1; k < rows; k++) if (values[k * n + i]! > values[best * n + i]!) best = k;
    if (best === classes[i]) right++;
  }
  const value = right / n;
  return { value, error: Math.sqrt((value * (1 - value)) / n), bound: boundOf(value, n) };
}

/**
 * R² = 1 − Σ (y − ŷ)² / Σ (y − mean)²: 1 for a perfect reading, 0 for one no better than always saying `mean`, below 0 for a worse one; NaN where nothing varies.
 * @param mean what is said without a reading: one number, or one for each row
 */
export function explained(
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
  mean: number | ((i: number) => number),
): Measured {
  const missed = new Float64Array(truth.length);
  const spread = new Float64Array(truth.length);
  for (let i = 0; i < truth.length; i++) {
    missed[i] = (truth[i]! - predicted[i]!) ** 2;
    spread[i] = (truth[i]! - (typeof mean === 'number' ? mean : mean(i))) ** 2;
  }
  return partExplained(missed, spread);
}

/**
 * 1 − Σ missed / Σ spread over rows, with the error of a ratio of two means (delta method): √Σ (missed − ratio · spread)² / Σ spread. NaN where nothing is spread.
 * @param missed [m]: squared errors of each row
 * @param spread [m]: squared distances of each row from what is said without a reading
 */
export function partExplained(missed: Float64Array, spread: Float64Array): Measured {
  let [total, sum, squares] = [0, 0, 0];
  for (let i = 0; i < spread.length; i++) {
    total += spread[i]!;
    sum += missed[i]!;
  }
  if (total === 0) return { value: Number.NaN, error: Number.NaN };
  const ratio = sum / total;
  for (let i = 0; i < spread.length; i++) squares += (missed[i]! - ratio * spread[i]!) ** 2;
  return { value: 1 - ratio, error: Math.sqrt(squares) / total };
}

/**
 * Usable bits: H(Y) − the cross-entropy of softmax(heat · scores), clipped at 0; a lower bound on the mutual information up to sampling error (the linear
 * V-information of Xu et al. 2020). `heat`, the only number fitted here, is the best for rows that were left out of their own fit.
 * @param leftOut [classes, n] scores and `own` the classes of the rows to fit the heat on
 * @param held [classes, m] scores of rows that are scored, `classes` theirs
 */
export function usableBits(leftOut: Matrix, own: ArrayLike<number>, held: Matrix, classes: ArrayLike<number>): number {
  const heat = heatOf(leftOut, own);
  return Math.max(0, (entropyOf(classes, held.rows) - crossEntropy(held, classes, heat).loss) / Math.LN2);
}

/** H of the classes as often as they occur, in nats. */
export function entropyOf(classes: ArrayLike<number>, count: number): number {
  const counts = new Float64Array(count);
  for (let i = 0; i < classes.length; i++) counts[classes[i]!]!++;
  return counts.reduce((sum, n) => (n > 0 ? sum - (n / classes.length) * Math.log(n / classes.length) : sum), 0);
}
