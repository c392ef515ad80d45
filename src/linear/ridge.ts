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
  const best: (Pick<Ridge, 'lambda' | 'looSquares' | 'leftOut'> | undefined)[] = groups.map(() => undefined);
  for (const lambda of tried) {
    const own = leverage(design, lambda);
    yield;
    if (!own) continue;
    const shrunk = matrix(total, r);
    for (let k = 0, at = 0; k < total; k++)
      for (let j = 0; j < r; j++, at++) shrunk.values[at] = (along.values[at]! * squares[j]!) / (squares[j]! + lambda);
    const fitted = yield* products.multiply(shrunk, left);
    let from = 0;
    for (const [g, group] of groups.entries()) {
      const leftOut = matrix(group.rows, n);
      let looSquares = 0;
      for (let k = 0, at = 0; k < group.rows; k++)
        for (let i = 0; i < n; i++, at++) {
          const missed = (y.values[(from + k) * n + i]! - fitted.values[(from + k) * n + i]!) / (1 - own[i]!);
          leftOut.values[at] = group.values[at]! - missed;
          looSquares += missed * missed;
        }
      from += group.rows;
      if (!best[g] || looSquares < best[g].looSquares) best[g] = { lambda, looSquares, leftOut };
    }
    yield;
  }
  const found: Ridge[] = [];
  let from = 0;
  for (const [g, { rows }] of groups.entries()) {
    // Where every λ fits every row exactly each row stands alone, and nothing is known of the others.
    const chosen = best[g] ?? {
      lambda: tried.at(-1) ?? 1,
      looSquares: Number.POSITIVE_INFINITY,
      leftOut: matrix(rows, n),
    };
    const weights = matrix(rows, r);
    for (let k = 0, at = 0; k < rows; k++)
      for (let j = 0; j < r; j++, at++)
        weights.values[at] = (along.values[from * r + at]! * Math.sqrt(squares[j]!)) / (squares[j]! + chosen.lambda);
    const own = means.slice(from, from + rows);
    const held = yield* products.multiply(weights, design.held);
    for (let k = 0; k < rows; k++) {
      const row = rowOf(held, k);
      for (let i = 0; i < row.length; i++) row[i]! += own[k]!;
    }
    found.push({ ...chosen, weights, means: own, held });
    from += rows;
  }
  return found;
}

/** h of each fit row: how much its own value pulls its prediction; undefined where a row is fitted exactly, whatever its value. */
function leverage({ left, squares }: Design, lambda: number): Float64Array | undefined {
  const own = new Float64Array(left.columns).fill(1 / left.columns);
  for (let j = 0; j < squares.length; j++) {
    const shrink = squares[j]! / (squares[j]! + lambda);
    const u = rowOf(left, j);
    for (let i = 0; i < u.length; i++) own[i]! += shrink * u[i]! * u[i]!;
  }
  return own.every((h) => 1 - h > 1e-9) ? own : undefined;
}
