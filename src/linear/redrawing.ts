/**
 * @file Ridge regression of many numbers at once, all with one λ: how well a layer gives back its input. What each number is predicted to be is not
 * needed for that, only how alike the rows are in all of them.
 */
import type { Design } from './design.ts';
import { dot, type Matrix, rowOf } from './matrix.ts';
import { type Panels, type Products, stretched, turned } from './products.ts';
import { columnForms, type RidgeLambda } from './ridgeLambdas.ts';
import { type Factor, solve } from './tridiagonal.ts';
import type { Work } from './work.ts';

/** How alike rows are in the numbers that are predicted: Y of the fit rows and Z of the held-out rows, both less the mean of the fit rows. */
export interface Likeness {
  /** YYᵀ, and its diagonal. */
  readonly own: Panels;
  readonly squares: Float64Array;
  /** YZᵀ, by columns */
  readonly across: Panels;
  /** [m]: ‖z‖², what is missed where the mean is always said. */
  readonly spread: Float64Array;
}

export function* likenessOf(products: Products, fit: Matrix, held: Matrix): Work<Likeness> {
  const own = yield* products.gram(fit);
  return {
    own: products.rowPanels(own),
    squares: Float64Array.from({ length: own.rows }, (_, i) => own.values[i * own.rows + i]!),
    across: products.rowPanels(yield* products.multiply(held, fit, { turnB: true })),
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
export function* redrawing(products: Products, design: Design, likeness: Likeness): Work<Redrawing> {
  const { scratch } = products;
  const { places, panels } = design;
  const { squares, spread } = likeness;
  const toOwn = yield* products.multiply(panels.dual, likeness.own);
  const inner = yield* products.symmetric(toOwn, panels.dual);
  const r = places.rows;
  const half = scratch.matrix(r, r);
  const inAll = sumOf(squares);
  let left: Fit[] = [];
  for (const { lambda, factor, stretch } of design.lambdas) {
    solve(factor, inner, half);
    const square = turned(half, scratch.floats(r * r));
    solve(factor, square, square);
    // What all rows are missed by: T (T + λ)⁻¹ = 1 − λ (T + λ)⁻¹.
    const rest = lambda * traceOf(square);
    const missed = Math.max(0, design.dual === places ? inAll - traceOf(half) - rest : lambda * rest);
    const weights = stretch.map((s) => s * s);
    // No row is missed by less when it is left out.
    left.push({ factor, weights, square, missed, atLeast: missed * leastOf(weights) });
    yield;
  }
  const missedWith = (fit: Fit, weights: Float64Array, spreads: Matrix): number => {
    const shared = (fit.shared ??= columnForms(fit.factor, places, toOwn));
    return apartOf(weights, squares, shared) + dot(fit.square.values, spreads.values);
  };
  // The first is the one that is likely to be the best; what is found of it tells most of the others that they are not.
  left.sort((a, b) => guessOf(a) - guessOf(b));
  let [best, looSquares]: [Fit | undefined, number] = [undefined, Number.POSITIVE_INFINITY];
  const again = scratch.floats(panels.rows.values.length);
  for (let fit = left.shift(); fit; fit = left.shift()) {
    const { weights } = fit;
    const spreads = yield* products.symmetric(stretched(panels.rows, weights, again), panels.rows);
    const sum = missedWith(fit, weights, spreads);
    if (sum < looSquares) [best, looSquares] = [fit, sum];
    left = left.filter(({ atLeast }) => atLeast < looSquares);
    for (const other of left) {
      other.atLeast = Math.max(other.atLeast, boundOf(other, weights, missedWith(other, weights, spreads)));
      yield;
    }
    left = left.filter(({ atLeast }) => atLeast < looSquares).sort((a, b) => a.atLeast - b.atLeast);
  }
  if (!best) return { factor: undefined, looSquares, missed: spread };
  const { factor, square } = best;
  const shared = columnForms(factor, design.held, yield* products.multiply(panels.dual, likeness.across));
  const missed = spread.map((value, i) => value - 2 * shared[i]!);
  yield* products.eachRow(square, panels.held, {}, (row, j) => addProducts(row, rowOf(design.held, j), missed));
  return { factor, looSquares, missed: missed.map((value) => Math.max(0, value)) };
}

/** What is known of a λ before all rows are predicted with it. */
interface Fit extends Pick<RidgeLambda, 'factor'> {
  /** [n]: the square of what each row's error grows by when the row is left out. */
  readonly weights: Float64Array;
  /** [r, r]: S · DYYᵀDᵀ · S */
  readonly square: Matrix;
  /** [n]: y_i · ŷ_i, once it was asked for. */
  shared?: Float64Array;
  /** What all rows together are missed by, none left out. */
  readonly missed: number;
  atLeast: number;
}

/** What is missed of rows left out, were they all pulled alike (generalised cross-validation). */
const guessOf = ({ missed, weights }: Fit): number => (missed * sumOf(weights)) / weights.length;

/**
 * What is missed of rows left out at least, from what would be with the weights of another λ: where own weights ≥ a + b · those, the sum is ≥ a · missed + b · sum
 * with those. b is the slope of the line that lies nearest to own weights over those.
 */
function boundOf({ weights: own, missed }: Fit, weights: Float64Array, sum: number): number {
  const b = slopeOf(own, weights);
  return (leastOf(own, weights, b) * missed + b * sum) * (1 - 1e-9); // less what may be rounding
}

// What runs over many numbers stands outside the generator, where it is compiled sooner.

const sumOf = (values: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i < values.length; i++) sum += values[i]!;
  return sum;
};

/** The least of values − b · others. */
function leastOf(values: Float64Array, others = values, b = 0): number {
  let least = Number.POSITIVE_INFINITY;
  for (let i = 0; i < values.length; i++) {
    const value = values[i]! - b * others[i]!;
    if (value < least) least = value;
  }
  return least;
}

/** Of the line nearest to values over others; 0 where those are all the same. */
function slopeOf(values: Float64Array, others: Float64Array): number {
  const [mean, otherMean] = [sumOf(values) / values.length, sumOf(others) / values.length];
  let [both, own] = [0, 0];
  for (let i = 0; i < values.length; i++) {
    const apart = others[i]! - otherMean;
    both += apart * (values[i]! - mean);
    own += apart * apart;
  }
  return own > 0 ? both / own : 0;
}

function addProducts(a: Float64Array, b: Float64Array, sums: Float64Array): void {
  for (let i = 0; i < sums.length; i++) sums[i]! += a[i]! * b[i]!;
}

function traceOf({ rows: n, values }: Matrix): number {
  let sum = 0;
  for (let j = 0, at = 0; j < n; j++, at += n + 1) sum += values[at]!;
  return sum;
}

/** Σ weight_i · (‖y_i‖² − 2 y_i · ŷ_i) */
function apartOf(weights: Float64Array, squares: Float64Array, shared: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < weights.length; i++) sum += weights[i]! * (squares[i]! - 2 * shared[i]!);
  return sum;
}
