/** @file Ridge regression in closed form, its λ chosen by leaving each point out in turn. */
import type { Design } from './design.ts';
import { type Matrix, matrix, rowOf } from './matrix.ts';
import type { Products } from './products.ts';
import type { RidgeLambda } from './ridgeLambdas.ts';
import { solve } from './tridiagonal.ts';
import type { Work } from './work.ts';

export interface Ridge {
  /** The λ chosen, of ‖y − w·x‖² + λ‖w‖²; undefined where none can be, since every row is fitted exactly whatever its value. */
  readonly lambda: number | undefined;
  /** Σ of the squared errors of each fit row as predicted from all others, over all targets. */
  readonly looSquares: number;
  /** [t, m]: what the held-out rows are predicted to be. */
  readonly held: Matrix;
  readonly means: Float64Array;
  /** [r, t]: of the places along the design's axes; and 1 / (1 − h) of each fit row, without a λ undefined. */
  readonly weights: Matrix;
  readonly stretch: Float64Array | undefined;
}

/**
 * Fits groups of targets, each with one λ, the best for it of those tried. A row left out is predicted without fitting again: its residual is that of the fit over
 * 1 − h, with h = 1/n + placesᵀ (T + λ)⁻¹ dual of the row (Allen's PRESS, 1974). Those within rounding are passed over.
 * @param groups each [t, n]: a row a target, a column a fit row
 * @param tried by default the design's own
 */
export function* ridges(
  products: Products,
  design: Design,
  groups: readonly Matrix[],
  tried: readonly RidgeLambda[] = design.lambdas,
): Work<Ridge[]> {
  const { places, dual } = design;
  const n = places.columns;
  const r = places.rows;
  const sizes = groups.map(({ rows }) => rows);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const y = matrix(total, n);
  const means = new Float64Array(total);
  let next = 0;
  for (const group of groups)
    for (let k = 0; k < group.rows; k++, next++) {
      const from = rowOf(group, k);
      const mean = meanOf(from);
      means[next] = mean;
      const to = rowOf(y, next);
      for (let i = 0; i < n; i++) to[i] = from[i]! - mean;
    }
  const along = yield* products.multiply(dual, y, { turnB: true }); // [r, total]
  const fits: { readonly lambda: number; readonly stretch: Float64Array; readonly weights: Matrix }[] = [];
  for (const { lambda, factor, stretch } of tried) {
    fits.push({ lambda, stretch, weights: solve(factor, along) });
    yield;
  }
  // One product for all λ: what it costs beside the multiplying is paid once.
  const looSquares = new Float64Array(fits.length * total);
  const all = sideBySide(
    fits.map(({ weights }) => weights),
    r,
  );
  yield* products.eachRow(all, places, { turnA: true }, (fitted, q) => {
    looSquares[q] = missedSquares(rowOf(y, q % total), fitted, fits[Math.floor(q / total)]!.stretch);
  });
  const weights = matrix(r, total);
  let from = 0;
  const best = sizes.map((size) => {
    const sums = fits.map((_, v) =>
      looSquares.subarray(v * total + from, v * total + from + size).reduce((sum, value) => sum + value, 0),
    );
    const at = sums.indexOf(Math.min(...sums));
    // Where every λ fits every row exactly each row stands alone, and nothing is known of the others.
    const fitted = fits[at];
    const found = fitted?.weights.values;
    for (let j = 0; found && j < r; j++)
      for (let k = j * total + from; k < j * total + from + size; k++) weights.values[k] = found[k]!;
    from += size;
    return { fitted, looSquares: sums[at] ?? Number.POSITIVE_INFINITY };
  });
  const held = yield* products.multiply(weights, design.held, { turnA: true });
  for (let k = 0; k < total; k++) {
    const row = rowOf(held, k);
    for (let i = 0; i < row.length; i++) row[i]! += means[k]!;
  }
  from = 0;
  return sizes.map((size, g) => {
    const [first, end] = [from, from + size];
    from = end;
    const own = matrix(r, size);
    for (let j = 0; j < r; j++) own.values.set(rowOf(weights, j).subarray(first, end), j * size);
    const { fitted, looSquares } = best[g]!;
    return {
      ...{ lambda: fitted?.lambda, stretch: fitted?.stretch, looSquares, weights: own },
      means: means.subarray(first, end),
      held: matrix(size, held.columns, held.values.subarray(first * held.columns, end * held.columns)),
    };
  });
}

/** [t, n]: what each fit row is predicted to be from all others. */
export function* leftOutOf(
  products: Products,
  { places }: Design,
  { weights, stretch, means }: Ridge,
  targets: Matrix,
): Work<Matrix> {
  const out = matrix(targets.rows, targets.columns);
  if (!stretch) return out;
  yield* products.eachRow(weights, places, { turnA: true }, (fitted, k) => {
    const [own, to, mean] = [rowOf(targets, k), rowOf(out, k), means[k]!];
    for (let i = 0; i < to.length; i++) to[i] = own[i]! - (own[i]! - mean - fitted[i]!) * stretch[i]!;
  });
  return out;
}

const meanOf = (row: Float64Array): number => row.reduce((sum, value) => sum + value, 0) / row.length;

/** Matrices of `rows` rows, one beside the other. */
function sideBySide(parts: readonly Matrix[], rows: number): Matrix {
  const columns = parts.reduce((sum, part) => sum + part.columns, 0);
  const out = matrix(rows, columns);
  for (let j = 0; j < rows; j++) {
    let at = j * columns;
    for (const part of parts) {
      out.values.set(rowOf(part, j), at);
      at += part.columns;
    }
  }
  return out;
}

/** Σ of the squares of what a target's rows are missed by when each is left out. */
function missedSquares(y: Float64Array, fitted: Float64Array, stretch: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < stretch.length; i++) sum += ((y[i]! - fitted[i]!) * stretch[i]!) ** 2;
  return sum;
}
