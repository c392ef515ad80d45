/** @file Ridge regression in closed form, its λ chosen by leaving each point out in turn. */
import type { Design } from './design.ts';
import { type Matrix, matrix, rowOf } from './matrix.ts';
import type { Products } from './products.ts';
import { boundOf, looksOf } from './ridgeBound.ts';
import type { RidgeLambda } from './ridgeLambdas.ts';
import type { Scratch } from './scratch.ts';
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

/** Of a group of more targets only those λ are tried in full that may be the best. */
const LARGE = 32;

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
  const { scratch } = products;
  const { panels } = design;
  const { y, means } = centredTargets(scratch, groups, panels.places.count);
  const total = y.rows;
  const along = yield* products.multiply(panels.dual, y, { turnB: true }); // [r, total]
  const fits: Fit[] = [];
  for (const { lambda, factor, stretch } of tried) {
    fits.push({ lambda, stretch, weights: solve(factor, along, scratch.matrix(along.rows, total)) });
    yield;
  }
  const parts = partsOf(groups);
  // One product for all λ and all small groups: what it costs beside the multiplying is paid once.
  const small = parts.filter(({ size }) => size <= LARGE);
  const looSquares = yield* allLooSquares(products, design, fits, y, small);
  const weights = scratch.zeros(along.rows, total);
  const best: (readonly [fit: Fit | undefined, looSquares: number])[] = [];
  for (const part of parts) {
    const known = small.indexOf(part);
    const found =
      known < 0 ? yield* leastLooSquares(products, design, fits, y, along, part) : leastOf(looSquares[known]!);
    const fit = fits[found.at];
    // Where every λ fits every row exactly each row stands alone, and nothing is known of the others.
    if (fit) copyColumns(fit.weights, weights, part);
    best.push([fit, fit ? found.value : Number.POSITIVE_INFINITY]);
  }
  const held = yield* products.multiply(weights, panels.held, { turnA: true });
  for (let k = 0; k < total; k++) {
    const row = rowOf(held, k);
    for (let i = 0; i < row.length; i++) row[i]! += means[k]!;
  }
  return parts.map(({ from, size }, g) => {
    const [fit, missed] = best[g]!;
    return {
      ...{ lambda: fit?.lambda, stretch: fit?.stretch, looSquares: missed },
      weights: columnsOf(scratch, weights, from, size),
      means: means.subarray(from, from + size),
      held: rowsOf(held, from, size),
    };
  });
}

interface Fit {
  readonly lambda: number;
  readonly stretch: Float64Array;
  /** [r, total] */
  readonly weights: Matrix;
}

/** Targets of one group among all. */
interface Part {
  readonly from: number;
  readonly size: number;
}

function partsOf(groups: readonly Matrix[]): Part[] {
  let from = 0;
  return groups.map(({ rows: size }) => {
    from += size;
    return { from: from - size, size };
  });
}

/** All targets less their means. */
function centredTargets(
  scratch: Scratch,
  groups: readonly Matrix[],
  n: number,
): { readonly y: Matrix; readonly means: Float64Array } {
  const total = groups.reduce((sum, { rows }) => sum + rows, 0);
  const y = scratch.matrix(total, n);
  const means = new Float64Array(total);
  let next = 0;
  for (const group of groups)
    for (let k = 0; k < group.rows; k++, next++) {
      const from = rowOf(group, k);
      let mean = 0;
      for (let i = 0; i < n; i++) mean += from[i]!;
      mean /= n;
      means[next] = mean;
      const to = rowOf(y, next);
      for (let i = 0; i < n; i++) to[i] = from[i]! - mean;
    }
  return { y, means };
}

/** [part, fit]: Σ of the squared errors of rows left out. */
function* allLooSquares(
  products: Products,
  { panels }: Design,
  fits: readonly Fit[],
  y: Matrix,
  parts: readonly Part[],
): Work<readonly Float64Array[]> {
  const sums = parts.map(() => new Float64Array(fits.length));
  const targets = parts.flatMap(({ from, size }, p) => Array.from({ length: size }, (_, k) => [p, from + k] as const));
  const columns = targets.map(([, k]) => k);
  const all = sideBySide(
    products.scratch,
    fits.map(({ weights }) => weights),
    columns,
    panels.dual.count,
  );
  yield* products.eachRow(all, panels.places, { turnA: true }, (fitted, q) => {
    const [p, k] = targets[q % targets.length]!;
    const v = Math.floor(q / targets.length);
    sums[p]![v]! += missedSquares(rowOf(y, k), fitted, fits[v]!.stretch);
  });
  return sums;
}

/** The best λ of one group. Those are not tried in full of which it is known already that they miss more. */
function* leastLooSquares(
  products: Products,
  design: Design,
  fits: readonly Fit[],
  y: Matrix,
  along: Matrix,
  { from, size }: Part,
): Work<Least> {
  const { scratch } = products;
  const targets = rowsOf(y, from, size);
  const looks = looksOf(targets);
  const bounds: Least[] = [];
  for (const [at, fit] of fits.entries()) {
    bounds.push({
      at,
      value: boundOf(design, fit, columnsOf(scratch, fit.weights, from, size), targets, along, from, looks),
    });
    yield;
  }
  let best: Least = { at: -1, value: Number.POSITIVE_INFINITY };
  for (const { at, value } of bounds.sort((a, b) => a.value - b.value)) {
    if (value >= best.value) break;
    const { weights, stretch } = fits[at]!;
    let sum = 0;
    yield* products.eachRow(
      columnsOf(scratch, weights, from, size),
      design.panels.places,
      { turnA: true },
      (fitted, k) => {
        sum += missedSquares(rowOf(targets, k), fitted, stretch);
      },
    );
    if (sum < best.value || (sum === best.value && at < best.at)) best = { at, value: sum };
  }
  return best;
}

/** [t, n]: what each fit row is predicted to be from all others. */
export function* leftOutOf(
  products: Products,
  { panels }: Design,
  { weights, stretch, means }: Ridge,
  targets: Matrix,
): Work<Matrix> {
  const out = matrix(targets.rows, targets.columns);
  if (!stretch) return out;
  yield* products.eachRow(weights, panels.places, { turnA: true }, (fitted, k) => {
    const [own, to, mean] = [rowOf(targets, k), rowOf(out, k), means[k]!];
    for (let i = 0; i < to.length; i++) to[i] = own[i]! - (own[i]! - mean - fitted[i]!) * stretch[i]!;
  });
  return out;
}

interface Least {
  readonly at: number;
  readonly value: number;
}

function leastOf(values: Float64Array): Least {
  const value = Math.min(...values);
  return { at: values.indexOf(value), value };
}

/** Rows, as a view. */
const rowsOf = ({ columns, values }: Matrix, from: number, count: number): Matrix =>
  matrix(count, columns, values.subarray(from * columns, (from + count) * columns));

function columnsOf(scratch: Scratch, { rows, columns, values }: Matrix, from: number, count: number): Matrix {
  const out = scratch.matrix(rows, count);
  for (let j = 0, to = 0; j < rows; j++)
    for (let k = from; k < from + count; k++, to++) out.values[to] = values[j * columns + k]!;
  return out;
}

function copyColumns({ rows, columns, values }: Matrix, out: Matrix, { from, size }: Part): void {
  for (let j = 0; j < rows; j++)
    for (let at = j * columns + from; at < j * columns + from + size; at++) out.values[at] = values[at]!;
}

/** Chosen columns of matrices of `rows` rows, those of one beside those of the other. */
function sideBySide(scratch: Scratch, parts: readonly Matrix[], chosen: readonly number[], rows: number): Matrix {
  const out = scratch.matrix(rows, parts.length * chosen.length);
  for (let j = 0, to = 0; j < rows; j++)
    for (const { columns, values } of parts)
      for (let c = 0; c < chosen.length; c++, to++) out.values[to] = values[j * columns + chosen[c]!]!;
  return out;
}

/** Σ of the squares of what a target's rows are missed by when each is left out. */
function missedSquares(y: Float64Array, fitted: Float64Array, stretch: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < stretch.length; i++) sum += ((y[i]! - fitted[i]!) * stretch[i]!) ** 2;
  return sum;
}
