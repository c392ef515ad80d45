/** @file Ridge regression in closed form, its strength chosen by leaving each point out in turn. */
import type { Design } from './design.ts';
import { type Matrix, matrix, rowOf } from './matrix.ts';
import { type Products, turned } from './products.ts';
import { type Factor, factorOf, solve, solveDown } from './tridiagonal.ts';
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
 * 1 − h, with h = 1/n + placesᵀ (T + λ)⁻¹ dual of the row (Allen's PRESS, 1974). Strengths within rounding are passed over.
 * @param groups each [t, n]: a row a target, a column a fit row
 * @param tried values of λ; by default eight from a millionth to a hundred times the mean square along a direction
 */
export function* ridges(
  products: Products,
  design: Design,
  groups: readonly Matrix[],
  tried: readonly number[] = strengths(design),
): Work<Ridge[]> {
  const { form, places, dual, least } = design;
  const n = places.columns;
  const r = places.rows;
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
  const along = yield* products.multiply(dual, y, { turnB: true }); // [r, total]
  const valid: { readonly lambda: number; readonly stretch: Float64Array; readonly weights: Matrix }[] = [];
  for (const lambda of tried) {
    const factor = factorOf(form, lambda, least);
    const stretch = factor && stretches(design, factor);
    if (stretch) valid.push({ lambda, stretch, weights: turned(solve(factor, along)) });
    yield;
  }
  // One product for all strengths: what it costs beside the multiplying is paid once.
  const all = matrix(valid.length * total, r);
  for (const [v, { weights }] of valid.entries()) all.values.set(weights.values, v * total * r);
  const fitted = yield* products.multiply(all, places);
  const weights = matrix(total, r);
  const chosen: Omit<Ridge, 'held' | 'means'>[] = [];
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
    const found = valid[best?.at ?? -1];
    const lambda = found?.lambda ?? tried.at(-1) ?? 1;
    const leftOut = matrix(rows, n);
    for (let k = from, at = 0; found && k < from + rows; k++) {
      const own = rowOf(y, k);
      const near = rowOf(fitted, best!.at * total + k);
      for (let i = 0; i < n; i++, at++) leftOut.values[at] = values[at]! - (own[i]! - near[i]!) * found.stretch[i]!;
      rowOf(weights, k).set(rowOf(found.weights, k));
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
    const part = ({ columns, values }: Matrix) =>
      matrix(rows, columns, values.subarray(first * columns, end * columns));
    return { ...chosen[g]!, means: means.subarray(first, end), held: part(held) };
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
function stretches({ places, dual }: Design, factor: Factor): Float64Array | undefined {
  const a = solveDown(factor, places);
  const b = dual === places ? a : solveDown(factor, dual);
  const own = new Float64Array(places.columns).fill(1 / places.columns);
  for (let j = 0; j < a.rows; j++) {
    const [u, w, pivot] = [rowOf(a, j), rowOf(b, j), factor.pivots[j]!];
    for (let i = 0; i < u.length; i++) own[i]! += (u[i]! * w[i]!) / pivot;
  }
  return own.every((h) => 1 - h > 1e-9) ? own.map((h) => 1 / (1 - h)) : undefined;
}
