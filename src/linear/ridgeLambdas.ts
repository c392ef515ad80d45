/** @file The λ of ridge regression (its regularisation strengths) that are tried on the same rows, and what each does to a row that is left out. */
import { type Matrix, rowOf } from './matrix.ts';
import { type Factor, factorOf, type Tridiagonal } from './tridiagonal.ts';
import type { Work } from './work.ts';

export interface RidgeLambda {
  /** λ in ‖y − w·x‖² + λ‖w‖² */
  readonly lambda: number;
  /** T + λ */
  readonly factor: Factor;
  /** [n]: 1 / (1 − h) of each fit row. */
  readonly stretch: Float64Array;
}

/** Rows along the directions in which systems are solved; see `Design`. */
interface Directions {
  readonly form: Tridiagonal;
  readonly squares: Float64Array;
  readonly least: number;
  readonly places: Matrix;
  readonly dual: Matrix;
}

/** λ that are tried, in parts of the mean square along a direction. */
const GRID = [1e-6, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, 100];

/** λ for each entry of the grid. */
export function gridOf(squares: Float64Array): number[] {
  const mean = squares.reduce((sum, value) => sum + value, 0) / Math.max(1, squares.length);
  return GRID.map((part) => part * (mean || 1));
}

/** What each λ does. Those are left out that are no more than rounding, or with which a row is fitted exactly, whatever its value. */
export function* lambdasOf(of: Directions, lambdas: readonly number[] = gridOf(of.squares)): Work<RidgeLambda[]> {
  const found: RidgeLambda[] = [];
  for (const lambda of lambdas) {
    const factor = factorOf(of.form, lambda, of.least);
    const stretch = factor && stretches(of, factor);
    if (stretch) found.push({ lambda, factor, stretch });
    yield;
  }
  return found;
}

/**
 * 1 / (1 − h) of each fit row, h being how much its own value pulls its prediction: by so much more is it missed when it is left out. undefined where a row is
 * fitted exactly, whatever its value.
 */
function stretches({ places, dual }: Directions, factor: Factor): Float64Array | undefined {
  const own = columnForms(factor, places, dual).map((form) => 1 / places.columns + form);
  return own.every((h) => 1 - h > 1e-9) ? own.map((h) => 1 / (1 - h)) : undefined;
}

/** [n]: a_iᵀ (T + λ)⁻¹ b_i for each column i of a and b [r, n]. */
export function columnForms(factor: Factor, a: Matrix, b: Matrix): Float64Array {
  const out = new Float64Array(a.columns);
  // The rows of L⁻¹a and of L⁻¹b, one after the other.
  const x = new Float64Array(a.columns);
  const y = a === b ? x : new Float64Array(a.columns);
  let j = 0;
  for (; j + 1 < a.rows; j += 2) twoForms(factor, j, a, b, x, y, out);
  if (j < a.rows) oneForm(factor, j, a, b, x, y, out);
  return out;
}

/** What row j adds; x and y, which are those of the row before, are made those of this one. */
function oneForm(
  { pivots, below }: Factor,
  j: number,
  a: Matrix,
  b: Matrix,
  x: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  const [u, v, low, part] = [rowOf(a, j), rowOf(b, j), below[j]!, 1 / pivots[j]!];
  const same = a === b;
  for (let i = 0; i < out.length; i++) {
    const z = u[i]! - low * x[i]!;
    const w = same ? z : v[i]! - low * y[i]!;
    x[i] = z;
    y[i] = w;
    out[i]! += z * w * part;
  }
}

/** What row j and the next add: what is kept between them goes through memory once. */
function twoForms(
  { pivots, below }: Factor,
  j: number,
  a: Matrix,
  b: Matrix,
  x: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  const [u, u2, low, low2] = [rowOf(a, j), rowOf(a, j + 1), below[j]!, below[j + 1]!];
  const [part, part2] = [1 / pivots[j]!, 1 / pivots[j + 1]!];
  if (a === b) {
    for (let i = 0; i < out.length; i++) {
      const z = u[i]! - low * x[i]!;
      const z2 = u2[i]! - low2 * z;
      x[i] = z2;
      out[i]! += z * z * part + z2 * z2 * part2;
    }
    return;
  }
  const [v, v2] = [rowOf(b, j), rowOf(b, j + 1)];
  for (let i = 0; i < out.length; i++) {
    const z = u[i]! - low * x[i]!;
    const w = v[i]! - low * y[i]!;
    const z2 = u2[i]! - low2 * z;
    const w2 = v2[i]! - low2 * w;
    x[i] = z2;
    y[i] = w2;
    out[i]! += z * w * part + z2 * w2 * part2;
  }
}
