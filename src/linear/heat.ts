/** @file How sure scores may be made: the factor before a softmax that suits classes best. */
import type { Matrix } from './matrix.ts';

/** The heats between which the best is looked for. */
const COLDEST = Math.exp(-3);
const HOTTEST = Math.exp(8);
/** Nats that are left where every row is read right, and the loss falls without end as the heat rises: a ten-thousandth of a bit. */
const SETTLED = 1e-4 * Math.LN2;
/** Looks at most. A dozen is usual; without one step of Newton's the bracket is this narrow after forty. */
const LOOKS = 60;
const NARROW = 1e-9;

/**
 * The heat h of the least cross-entropy of softmax(h · scores), which is convex in h, between e⁻³ and e⁸. Where the class of every row leads there is no least:
 * then the first h at which the loss is 1e-4 bits. By Newton's steps, and by halves of what is left where one leads out of that.
 * @param scores [classes, n], a column a row
 */
export function heatOf(scores: Matrix, classes: ArrayLike<number>): number {
  let low = COLDEST;
  let high = HOTTEST;
  let heat = 8;
  // A row that is not read right leaves a bit at least: with less than that in all, every row is.
  const oneWrong = Math.LN2 / scores.columns;
  for (let look = 0; look < LOOKS; look++) {
    const { loss, slope, curvature } = crossEntropy(scores, classes, heat);
    if (slope >= 0 || loss <= SETTLED) high = heat;
    else low = heat;
    const step = loss < oneWrong ? (Math.log(SETTLED / loss) * loss) / slope : -slope / curvature;
    const next = heat + step;
    const moved = next > low && next < high ? next : Math.sqrt(low * high);
    const settled = Math.abs(moved - heat) <= NARROW * heat;
    heat = moved;
    if (settled) break;
  }
  return heat;
}

/** Mean −log softmax(heat · scores)[class], in nats, and its first two derivatives by the heat: score expected less score of the class, and variance. */
export function crossEntropy({ rows, columns: n, values }: Matrix, classes: ArrayLike<number>, heat: number) {
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
