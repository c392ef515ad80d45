/** @file Ridge regression in closed form, its strength chosen by leaving each point out in turn. */
import type { Design } from './design.ts';
import { type Matrix, matrix, rowOf } from './matrix.ts';
import type { Products } from './products.ts';
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
 * Fits groups of targets, each with one λ, the best for it of those tried. A row left out is predicted without fitting again: its residual is that of the fit over
 * 1 − h, with h = 1/n + Σ_j U_j² · S_j² / (S_j² + λ) (Allen's PRESS, 1974).
 * @param groups each [t, n]: a row a target, a column a fit row
 * @param tried values of λ; by default eight from a millionth to a hundred times the mean square along a direction
 */
export function* ridges(
  products: Products,
  design: Design,
  groups: readonly Matrix[],
  tried: readonly number[] = strengths(design),
): Work<Ridge[]> {
  const { left, squares } = design;
  const n = left.columns;
  const r = squares.length;
  const total = groups.reduce((sum, { rows }) => sum + rows, 0);
  const y = matrix(total, n);
  const means = new Float64Array(total);
  let next = 0;
  for (const group of groups)
    for (let k = 0; k < group.rows; k++, next++) {
      const from = rowOf(group, k);
      const mean = from.reduce((sum, value) => sum + value, 0) / n;
      means[next] = mean;
      const to = rowOf(y, next);
      for (let i = 0; i < n; i++) to[i] = from[i]! - mean;
    }
  const along = yield* products.multiply(y, left, { turnB: true });
  const valid: { readonly lambda: number; readonly stretch: Float64Array }[] = [];
  for (const lambda of tried) {
    const stretch = stretches(design, lambda);
    if (stretch) valid.push({ lambda, stretch });
    yield;
  }
  // One product for all strengths: what it costs beside the multiplying is paid once.
  const shrunk = matrix(valid.length * total, r);
  for (const [v, { lambda }] of valid.entries()) {
    for (let k = 0; k < total; k++) {
      const to = rowOf(shrunk, v * total + k);
      const from = rowOf(along, k);
      for (let j = 0; j < r; j++) to[j] = (from[j]! * squares[j]!) / (squares[j]! + lambda);
    }
    yield;
  }
  const fitted = yield* products.multiply(shrunk, left);
  const weights = matrix(total, r);
  const chosen: Omit<Ridge, 'weights' | 'held' | 'means'>[] = [];
  let from = 0;
  for (const { rows, values } of groups) {
    let best: { readonly at: number; readonly looSquares: number } | undefined;
    for (const [v, { stretch }] of valid.entries()) {
      let looSquares = 0;
      for (let k = from; k < from + rows; k++)
        looSquares += missedSquares(rowOf(y, k), rowOf(fitted, v * total + k), stretch);
      if (!best || looSquares < best.looSquares) best = { at: v, looSquares };
      yield;
    }
    // Where every λ fits every row exactly each row stands alone, and nothing is known of the others.
    const { lambda, stretch } = valid[best?.at ?? -1] ?? { lambda: tried.at(-1) ?? 1 };
    const leftOut = matrix(rows, n);
    for (let k = from, at = 0; k < from + rows; k++) {
      const own = rowOf(y, k);
      const near = stretch && rowOf(fitted, best!.at * total + k);
      for (let i = 0; near && i < n; i++, at++)
        leftOut.values[at] = values[at]! - (own[i]! - near[i]!) * stretch[i]!;
      const weight = rowOf(weights, k);
      const place = rowOf(along, k);
      for (let j = 0; j < r; j++) weight[j] = (place[j]! * Math.sqrt(squares[j]!)) / (squares[j]! + lambda);
    }
    chosen.push({ lambda, looSquares: best?.looSquares ?? Number.POSITIVE_INFINITY, leftOut });
    from += rows;
  }
  const held = yield* products.multiply(weights, design.held);
  for (let k = 0; k < total; k++) {
    const row = rowOf(held, k);
    for (let i = 0; i < row.length; i++) row[i]! += means[k]!;
  }
  from = 0;
  return groups.map(({ rows }, g) => {
    const [first, end] = [from, from + rows];
    from = end;
    const part = ({ columns, values }: Matrix) => matrix(rows, columns, values.subarray(first * columns, end * columns));
    return { ...chosen[g]!, weights: part(weights), means: means.subarray(first, end), held: part(held) };
  });
}

/** Σ of the squares of what a target's rows are missed by when each is left out. */
function missedSquares(y: Float64Array, fitted: Float64Array, stretch: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < y.length; i++) {
    const missed = (y[i]! - fitted[i]!) * stretch[i]!;
    sum += missed * missed;
  }
  return sum;
}

/**
 * 1 / (1 − h) of each fit row, h being how much its own value pulls its prediction: by so much more is it missed when it is left out. undefined where a row is
 * fitted exactly, whatever its value.
 */
function stretches({ left, squares }: Design, lambda: number): Float64Array | undefined {
  const own = new Float64Array(left.columns).fill(1 / left.columns);
  for (let j = 0; j < squares.length; j++) {
    const shrink = squares[j]! / (squares[j]! + lambda);
    const u = rowOf(left, j);
    for (let i = 0; i < u.length; i++) own[i]! += shrink * u[i]! * u[i]!;
  }
  return own.every((h) => 1 - h > 1e-9) ? own.map((h) => 1 / (1 - h)) : undefined;
}
