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
export function columnForms({ pivots, below }: Factor, a: Matrix, b: Matrix): Float64Array {
  const n = a.columns;
  const out = new Float64Array(n);
  // The rows of L⁻¹a and of L⁻¹b, one after the other.
  const x = new Float64Array(n);
  const y = a === b ? x : new Float64Array(n);
  for (let j = 0; j < a.rows; j++) {
    const [u, v, low, pivot] = [rowOf(a, j), rowOf(b, j), below[j]!, pivots[j]!];
    if (a === b)
      for (let i = 0; i < n; i++) {
        const z = u[i]! - low * x[i]!;
        x[i] = z;
        out[i]! += (z * z) / pivot;
      }
    else
      for (let i = 0; i < n; i++) {
        x[i] = u[i]! - low * x[i]!;
        y[i] = v[i]! - low * y[i]!;
        out[i]! += (x[i]! * y[i]!) / pivot;
      }
  }
  return out;
}
