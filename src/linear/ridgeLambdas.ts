/** @file The λ of ridge regression (its regularisation strengths) that are tried on the same rows, and what each does to a row that is left out. */
import type { Matrix } from './matrix.ts';
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
  const own = columnForms(factor, places, dual);
  for (let i = 0; i < own.length; i++) {
    const free = 1 - (1 / own.length + own[i]!);
    if (!(free > 1e-9)) return undefined;
    own[i] = 1 / free;
  }
  return own;
}

/** [n]: a_iᵀ (T + λ)⁻¹ b_i for each column i of a and b [r, n]. */
export function columnForms(factor: Factor, a: Matrix, b: Matrix): Float64Array {
  const out = new Float64Array(a.columns);
  // The rows of L⁻¹a and of L⁻¹b, one after the other.
  const x = new Float64Array(a.columns);
  const y = a === b ? x : new Float64Array(a.columns);
  let j = 0;
  for (; j + 3 < a.rows; j += 4) fourForms(factor, j, a, b, x, y, out);
  for (; j < a.rows; j++) oneForm(factor, j, a, b, x, y, out);
  return out;
}

/** What row j adds; x and y, which are those of the row before, are made those of this one. */
function oneForm(
  { pivots, below }: Factor,
  j: number,
  { columns: n, values: u }: Matrix,
  { values: v }: Matrix,
  x: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  const [low, part] = [below[j]!, 1 / pivots[j]!];
  const same = u === v;
  for (let i = 0, at = j * n; i < n; i++, at++) {
    const z = u[at]! - low * x[i]!;
    const w = same ? z : v[at]! - low * y[i]!;
    x[i] = z;
    y[i] = w;
    out[i]! += z * w * part;
  }
}

/** What row j and the three after it add: what is kept between them goes through memory once. */
function fourForms(
  { pivots, below }: Factor,
  j: number,
  { columns: n, values: u }: Matrix,
  { values: v }: Matrix,
  x: Float64Array,
  y: Float64Array,
  out: Float64Array,
): void {
  const [low, low1, low2, low3] = [below[j]!, below[j + 1]!, below[j + 2]!, below[j + 3]!];
  const [part, part1, part2, part3] = [1 / pivots[j]!, 1 / pivots[j + 1]!, 1 / pivots[j + 2]!, 1 / pivots[j + 3]!];
  const same = u === v;
  for (let i = 0, at = j * n, at1 = at + n, at2 = at1 + n, at3 = at2 + n; i < n; i++, at++, at1++, at2++, at3++) {
    const z = u[at]! - low * x[i]!;
    const z1 = u[at1]! - low1 * z;
    const z2 = u[at2]! - low2 * z1;
    const z3 = u[at3]! - low3 * z2;
    x[i] = z3;
    if (same) out[i]! += z * z * part + z1 * z1 * part1 + (z2 * z2 * part2 + z3 * z3 * part3);
    else {
      const w = v[at]! - low * y[i]!;
      const w1 = v[at1]! - low1 * w;
      const w2 = v[at2]! - low2 * w1;
      const w3 = v[at3]! - low3 * w2;
      y[i] = w3;
      out[i]! += z * w * part + z1 * w1 * part1 + (z2 * w2 * part2 + z3 * w3 * part3);
    }
  }
}
