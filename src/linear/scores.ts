/** @file How good a reading is, with its standard error: shares right, R², bits. */
import type { Matrix } from './matrix.ts';

export interface Measured {
  readonly value: number;
  /** One standard error. */
  readonly error: number;
}

/** The share of columns whose largest row is the class, with √(p(1 − p) / n). */
export function shareRight(scores: Matrix, classes: ArrayLike<number>): Measured {
  const { rows, columns: n, values } = scores;
  let right = 0;
  for (let i = 0; i < n; i++) {
    let best = 0;
    for (let k = 1; k < rows; k++) if (values[k * n + i]! > values[best * n + i]!) best = k;
    if (best === classes[i]) right++;
  }
  const value = right / n;
  return { value, error: Math.sqrt((value * (1 - value)) / n) };
}

/**
 * R² = 1 − Σ (y − ŷ)² / Σ (y − mean)²: 1 for a perfect reading, 0 for one no better than always saying `mean`, and 0 where it is worse.
 * @param mean what is said without a reading: one number, or one for each row
 */
export function explained(
  predicted: ArrayLike<number>,
  truth: ArrayLike<number>,
  mean: number | ((i: number) => number),
): Measured {
  const baseline = typeof mean === 'number' ? () => mean : mean;
  return partExplained(
    Float64Array.from(truth, (y, i) => (y - predicted[i]!) ** 2),
    Float64Array.from(truth, (y, i) => (y - baseline(i)) ** 2),
  );
}

/**
 * 1 − Σ missed / Σ spread over rows, not below 0, with the error of a ratio of two means (delta method): √Σ (missed − ratio · spread)² / Σ spread.
 * @param missed [m]: squared errors of each row
 * @param spread [m]: squared distances of each row from what is said without a reading
 */
export function partExplained(missed: Float64Array, spread: Float64Array): Measured {
  const total = spread.reduce((sum, value) => sum + value, 0);
  if (total === 0) return { value: 0, error: 0 };
  const ratio = missed.reduce((sum, value) => sum + value, 0) / total;
  const squares = missed.reduce((sum, value, i) => sum + (value - ratio * spread[i]!) ** 2, 0);
  return { value: Math.max(0, 1 - ratio), error: Math.sqrt(squares) / total };
}

/**
 * Usable bits: H(Y) − the cross-entropy of softmax(heat · scores), clipped at 0; a lower bound on the mutual information up to sampling error (the linear
 * V-information of Xu et al. 2020). `heat`, the only number fitted here, is fitted on rows that were left out of their own fit.
 * @param leftOut [classes, n] scores and `own` the classes of the rows to fit the heat on
 * @param held [classes, m] scores of rows that are scored, `classes` theirs
 */
export function usableBits(leftOut: Matrix, own: ArrayLike<number>, held: Matrix, classes: ArrayLike<number>): number {
  let [low, high] = [-3, 8];
  const loss = (power: number) => crossEntropy(leftOut, own, Math.exp(power));
  // The loss is convex in the heat, so it has one valley along the logarithm: golden sections, a look each.
  const golden = (Math.sqrt(5) - 1) / 2;
  let [a, b] = [high - golden * (high - low), low + golden * (high - low)];
  let [atA, atB] = [loss(a), loss(b)];
  for (let i = 0; i < 12; i++) {
    if (atA < atB) {
      [high, b, atB] = [b, a, atA];
      a = high - golden * (high - low);
      atA = loss(a);
    } else {
      [low, a, atA] = [a, b, atB];
      b = low + golden * (high - low);
      atB = loss(b);
    }
  }
  return Math.max(0, (entropyOf(classes, held.rows) - crossEntropy(held, classes, Math.exp(low))) / Math.LN2);
}

/** H of the classes as often as they occur, in nats. */
export function entropyOf(classes: ArrayLike<number>, count: number): number {
  const counts = new Float64Array(count);
  for (let i = 0; i < classes.length; i++) counts[classes[i]!]!++;
  return counts.reduce((sum, n) => (n > 0 ? sum - (n / classes.length) * Math.log(n / classes.length) : sum), 0);
}

/** Mean −log softmax(heat · scores)[class], in nats. */
function crossEntropy({ rows, columns: n, values }: Matrix, classes: ArrayLike<number>, heat: number): number {
  let total = 0;
  for (let i = 0; i < n; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0; k < rows; k++) most = Math.max(most, values[k * n + i]!);
    let sum = 0;
    for (let k = 0; k < rows; k++) sum += Math.exp(heat * (values[k * n + i]! - most));
    total += Math.log(sum) - heat * (values[classes[i]! * n + i]! - most);
  }
  return total / n;
}
