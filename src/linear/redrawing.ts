/**
 * @file Ridge regression of many numbers at once, all with one λ: how well a layer gives back its input. What each number is predicted to be is not
 * needed for that, only how alike the rows are in all of them.
 */
import type { Design } from './design.ts';
import { dot, type Matrix, matrix, rowOf } from './matrix.ts';
import { type Products, turned } from './products.ts';
import { columnForms, type RidgeLambda } from './ridgeLambdas.ts';
import { applied, type Factor, solve } from './tridiagonal.ts';
import type { Work } from './work.ts';

/** How alike rows are in the numbers that are predicted: Y of the fit rows and Z of the held-out rows, both less the mean of the fit rows. */
export interface Likeness {
  /** [n, n]: YYᵀ */
  readonly own: Matrix;
  /** [n, m]: YZᵀ */
  readonly across: Matrix;
  /** [m]: ‖z‖², what is missed where the mean is always said. */
  readonly spread: Float64Array;
}

export function* likenessOf(products: Products, fit: Matrix, held: Matrix): Work<Likeness> {
  return {
    own: yield* products.gram(fit),
    across: yield* products.multiply(fit, held, { turnB: true }),
    spread: Float64Array.from({ length: held.rows }, (_, i) => dot(rowOf(held, i), rowOf(held, i))),
  };
}

export interface Redrawing {
  /** T + λ for the λ chosen; undefined where none can be, since nothing is known of rows left out. */
  readonly factor: Factor | undefined;
  /** Σ of the squared errors of each fit row as predicted from all others, over all numbers. */
  readonly looSquares: number;
  /** [m]: Σ of the squared errors of each held-out row over all numbers. */
  readonly missed: Float64Array;
}

/**
 * The ridge regression whose one λ is the best for all numbers, of those tried, by leaving each fit row out in turn. With P = places, D = dual and
 * S = (T + λ)⁻¹ rows are predicted as PᵀSD·Y, and ‖y_i − ŷ_i‖² = ‖y_i‖² − 2 (PᵀS · DYYᵀ)_ii + (PᵀS · DYYᵀDᵀ · SP)_ii; held-out rows likewise.
 */
export function* redrawing(products: Products, design: Design, { own, across, spread }: Likeness): Work<Redrawing> {
  const { places, dual } = design;
  const toOwn = yield* products.multiply(dual, own);
  const inner = yield* products.symmetric(toOwn, dual);
  const squares = Float64Array.from({ length: own.rows }, (_, i) => own.values[i * own.rows + i]!);
  const tried: Fit[] = [];
  for (const { factor, stretch } of design.lambdas) {
    const square = solve(factor, turned(solve(factor, inner)));
    yield;
    const shared = columnForms(factor, places, toOwn);
    yield;
    // No row is missed by less when it is left out: all of what the fit misses, stretched by the least, is below what is looked for.
    const missed = squares.reduce((sum, value, i) => sum + value - 2 * shared[i]!, traceWithPlaces(design, square));
    tried.push({ factor, stretch, square, shared, atLeast: missed * Math.min(...stretch) ** 2 });
  }
  tried.sort((a, b) => a.atLeast - b.atLeast);
  let [best, looSquares]: [Fit | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  for (const fit of tried) {
    if (fit.atLeast >= looSquares) break;
    const { stretch, shared, square } = fit;
    const stretched = matrix(places.rows, places.columns, places.values.slice());
    for (let j = 0; j < places.rows; j++) {
      const row = rowOf(stretched, j);
      for (let i = 0; i < row.length; i++) row[i]! *= stretch[i]!;
    }
    // Of all rows together, without what each is missed by.
    const forms = dot(square.values, (yield* products.gram(stretched)).values);
    const sum = squares.reduce((total, value, i) => total + stretch[i]! ** 2 * (value - 2 * shared[i]!), forms);
    if (sum < looSquares) [best, looSquares] = [fit, sum];
  }
  if (!best) return { factor: undefined, looSquares, missed: spread };
  const { factor, square } = best;
  const shared = columnForms(factor, design.held, yield* products.multiply(dual, across));
  const missed = spread.map((value, i) => value - 2 * shared[i]!);
  yield* products.eachRow(square, design.held, {}, (row, j) => {
    const place = rowOf(design.held, j);
    for (let i = 0; i < missed.length; i++) missed[i]! += row[i]! * place[i]!;
  });
  return { factor, looSquares, missed: missed.map((value) => Math.max(0, value)) };
}

/** The trace of a symmetric matrix times PPᵀ, P = places: T where the axes are Q, and T² where they are QX. */
function traceWithPlaces({ form, places, dual }: Design, square: Matrix): number {
  const { rows: n, values } = dual === places ? square : applied(form, square);
  const { diagonal, beside } = form;
  let sum = 0;
  for (let j = 0, at = 0; j < n; j++, at += n + 1) {
    sum += diagonal[j]! * values[at]!;
    if (j > 0) sum += beside[j]! * (values[at - 1]! + values[at - n]!);
  }
  return sum;
}

/** What is known of a λ before all rows are predicted with it. */
interface Fit extends Pick<RidgeLambda, 'factor' | 'stretch'> {
  /** [r, r]: S · DYYᵀDᵀ · S */
  readonly square: Matrix;
  /** [n]: y_i · ŷ_i */
  readonly shared: Float64Array;
  readonly atLeast: number;
}
