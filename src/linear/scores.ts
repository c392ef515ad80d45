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
  const missed = new Float64Array(truth.length);
  const spread = new Float64Array(truth.length);
  for (let i = 0; i < truth.length; i++) {
    missed[i] = (truth[i]! - predicted[i]!) ** 2;
    spread[i] = (truth[i]! - (typeof mean === 'number' ? mean : mean(i))) ** 2;
  }
  return partExplained(missed, spread);
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
  const heat = heatOf(leftOut, own);
  return Math.max(0, (entropyOf(classes, held.rows) - crossEntropy(held, classes, heat).loss) / Math.LN2);
}

/** H of the classes as often as they occur, in nats. */
export function entropyOf(classes: ArrayLike<number>, count: number): number {
  const counts = new Float64Array(count);
  for (let i = 0; i < classes.length; i++) counts[classes[i]!]!++;
  return counts.reduce((sum, n) => (n > 0 ? sum - (n / classes.length) * Math.log(n / classes.length) : sum), 0);
}

/** Heats that are looked at, and looks at most. */
const COLDEST = Math.exp(-3);
const HOTTEST = Math.exp(8);
const LOOKS = 12;

/** The heat of the least cross-entropy, which is convex in it: Newton's steps, and halves of what is left where one leads out of that. */
function heatOf(scores: Matrix, classes: ArrayLike<number>): number {
  let low = COLDEST;
  let high = HOTTEST;
  let heat = 8;
  for (let look = 0; look < LOOKS; look++) {
    const { slope, curvature } = crossEntropy(scores, classes, heat);
    if (slope > 0) high = heat;
    else low = heat;
    const next = heat - slope / curvature;
    const within = next > low && next < high;
    const moved = within ? next : Math.sqrt(low * high);
    const settled = Math.abs(moved - heat) < 0.01 * heat; // the error after a step of Newton's is about its square
    heat = moved;
    if (settled) break;
  }
  return heat;
}

/** Mean −log softmax(heat · scores)[class], in nats, and its first two derivatives by the heat: score expected less score of the class, and variance. */
function crossEntropy({ rows, columns: n, values }: Matrix, classes: ArrayLike<number>, heat: number) {
  let [loss, slope, curvature] = [0, 0, 0];
  for (let i = 0; i < n; i++) {
    let most = Number.NEGATIVE_INFINITY;
    for (let k = 0, at = i; k < rows; k++, at += n) if (values[at]! > most) most = values[at]!;
    let sum = 0;
    let first = 0;
    let second = 0;
    for (let k = 0, at = i; k < rows; k++, at += n) {
      const under = values[at]! - most;
      const e = Math.exp(heat * under);
      sum += e;
      first += e * under;
      second += e * under * under;
    }
    const own = values[classes[i]! * n + i]! - most;
    const mean = first / sum;
    loss += Math.log(sum) - heat * own;
    slope += mean - own;
    curvature += second / sum - mean * mean;
  }
  return { loss: loss / n, slope: slope / n, curvature: curvature / n };
}
