/** @file Ridge regression in closed form, its strength chosen by leaving each point out in turn. */
import type { Design } from './design.ts';
import { dot, type Matrix, matrix, rowOf } from './matrix.ts';
import type { Work } from './work.ts';

export interface Ridge {
  /** The strength chosen: λ in ‖y − w·x‖² + λ‖w‖². */
  readonly lambda: number;
  /** Σ of the squared errors of each fit row as predicted from all others, over all targets. */
  readonly looSquares: number;
  /** [t, n]: what each fit row is predicted to be from all others. */
  readonly leftOut: Matrix;
  /** [t, m]: what the held-out rows are predicted to be. */
  readonly held: Matrix;
  /** [t, r]: weights along the design's directions; a prediction is mean + weights · places. */
  readonly weights: Matrix;
  readonly means: Float64Array;
}

/** Strengths that are tried, in parts of the mean square along a direction. */
const GRID = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100];

/** λ for each entry of the grid. */
export function strengths({ squares }: Design, grid: readonly number[] = GRID): number[] {
  const mean = squares.reduce((sum, value) => sum + value, 0) / Math.max(1, squares.length);
  return grid.map((part) => part * (mean || 1));
}

/**
 * Fits all targets with one λ, the best of those tried. A row left out is predicted without fitting again: its residual is that of the fit over 1 − h, with
 * h = 1/n + Σ_j U_j² · S_j² / (S_j² + λ) (Allen's PRESS, 1974).
 * @param targets [t, n]: a row a target, a column a fit row
 * @param tried values of λ; by default eight from a millionth to a hundred times the mean square along a direction
 */
export function* ridge(design: Design, targets: Matrix, tried: readonly number[] = strengths(design)): Work<Ridge> {
  const { left, squares } = design;
  const [t, n] = [targets.rows, targets.columns];
  const r = squares.length;
  const means = Float64Array.from({ length: t }, (_, k) => rowOf(targets, k).reduce((sum, y) => sum + y, 0) / n);
  const along = matrix(t, r);
  for (let k = 0; k < t; k++) {
    const y = rowOf(targets, k).map((value) => value - means[k]!);
    for (let j = 0; j < r; j++) along.values[k * r + j] = dot(rowOf(left, j), y);
    if (k % 4 === 3) yield;
  }
  yield;
  let best: Pick<Ridge, 'lambda' | 'looSquares' | 'leftOut'> | undefined;
  for (const lambda of tried) {
    const leftOut = leaveOut(design, targets, means, along, lambda);
    yield;
    if (!leftOut) continue;
    let looSquares = 0;
    for (let i = 0; i < t * n; i++) looSquares += (targets.values[i]! - leftOut.values[i]!) ** 2;
    if (!best || looSquares < best.looSquares) best = { lambda, looSquares, leftOut };
  }
  // Only where every λ fits every row exactly: then each row stands alone and nothing is known of the others.
  best ??= { lambda: tried.at(-1) ?? 1, looSquares: Number.POSITIVE_INFINITY, leftOut: matrix(t, n) };
  const weights = matrix(t, r);
  for (let k = 0; k < t; k++)
    for (let j = 0; j < r; j++)
      weights.values[k * r + j] = (along.values[k * r + j]! * Math.sqrt(squares[j]!)) / (squares[j]! + best.lambda);
  return { ...best, weights, means, held: predict(design.held, weights, means) };
}

/** Predictions [t, n] of each row from all others; undefined where a row cannot be left out. */
function leaveOut(
  { left, squares }: Design,
  targets: Matrix,
  means: Float64Array,
  along: Matrix,
  lambda: number,
): Matrix | undefined {
  const [t, n] = [targets.rows, targets.columns];
  const own = new Float64Array(n).fill(1 / n);
  const out = matrix(t, n);
  for (let j = 0; j < squares.length; j++) {
    const shrink = squares[j]! / (squares[j]! + lambda);
    const u = rowOf(left, j);
    for (let i = 0; i < n; i++) own[i]! += shrink * u[i]! * u[i]!;
    for (let k = 0; k < t; k++) {
      const factor = shrink * along.values[k * squares.length + j]!;
      const row = rowOf(out, k);
      for (let i = 0; i < n; i++) row[i]! += factor * u[i]!;
    }
  }
  for (let i = 0; i < n; i++) {
    const rest = 1 - own[i]!;
    if (rest < 1e-9) return undefined;
    for (let k = 0; k < t; k++) {
      const y = targets.values[k * n + i]!;
      out.values[k * n + i] = y - (y - means[k]! - out.values[k * n + i]!) / rest;
    }
  }
  return out;
}

/** [t, m] predictions for rows given by their places [r, m]. */
export function predict(places: Matrix, weights: Matrix, means: Float64Array): Matrix {
  const [r, m] = [places.rows, places.columns];
  const out = matrix(weights.rows, m);
  for (let k = 0; k < weights.rows; k++) {
    const row = rowOf(out, k).fill(means[k]!);
    for (let j = 0; j < r; j++) {
      const factor = weights.values[k * r + j]!;
      const place = rowOf(places, j);
      for (let i = 0; i < m; i++) row[i]! += factor * place[i]!;
    }
  }
  return out;
}
