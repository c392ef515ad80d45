/** @file Eigenvalues of symmetric matrices in tridiagonal form, by implicit QL, and the eigenvectors of the few largest. */
import { dot, type Matrix, matrix, rowOf } from './matrix.ts';
import type { Tridiagonal } from './tridiagonal.ts';
import type { Work } from './work.ts';

export interface Eigen {
  /** Descending. */
  readonly values: Float64Array;
  /** Row j is the unit eigenvector of value j. */
  readonly vectors: Matrix;
}

const EPSILON = 2 ** -52;

/**
 * All eigenvalues, descending; about 30 n² multiply-adds. They agree with the matrix to about 1e-15 of the largest.
 * Source: the EISPACK routine tql1 (public domain) by Bowdler, Martin, Reinsch and Wilkinson.
 */
export function* eigenvaluesOf({ diagonal, beside }: Tridiagonal): Work<Float64Array> {
  const d = diagonal.slice();
  if (d.length > 0) yield* implicitQL(d, beside.slice(), d.length);
  return d.sort((a, b) => b - a);
}

/** Rounds of inverse iteration: from an eigenvalue that is known to rounding one is enough, unless it begins unluckily. */
const ROUNDS = 3;

/**
 * Eigenvectors [k, n] of the k largest eigenvalues, by inverse iteration: each is freed of those before it, so that equal eigenvalues give orthogonal vectors.
 * @param values all eigenvalues, descending
 */
export function topVectors(form: Tridiagonal, values: Float64Array, k: number): Matrix {
  const n = values.length;
  const vectors = matrix(Math.min(k, n), n);
  const size = Math.max(Math.abs(values[0] ?? 0), Math.abs(values[n - 1] ?? 0)) || 1;
  for (let j = 0; j < vectors.rows; j++) {
    const x = rowOf(vectors, j);
    // Any beginning will do that is not orthogonal to the vector: entries that follow no pattern.
    for (let i = 0; i < n; i++) x[i] = 0.5 + ((i * 0.618034 + j * 0.414214) % 1);
    // A little beside the eigenvalue, and each of equal ones elsewhere, so that no pivot is nought.
    const shift = values[j]! + (j + 1) * EPSILON * size;
    for (let round = 0; round < ROUNDS; round++) {
      free(vectors, j);
      solveShifted(form, shift, x, EPSILON * size);
      free(vectors, j);
    }
  }
  return vectors;
}

/** Takes what lies along the rows before out of row j (twice: the first time leaves rounding), and makes it a unit vector. */
function free(vectors: Matrix, j: number): void {
  const x = rowOf(vectors, j);
  for (let pass = 0; pass < 2; pass++) {
    for (let i = 0; i < j; i++) {
      const other = rowOf(vectors, i);
      const along = dot(x, other);
      for (let c = 0; c < x.length; c++) x[c]! -= along * other[c]!;
    }
    const size = Math.sqrt(dot(x, x)) || 1;
    for (let c = 0; c < x.length; c++) x[c]! /= size;
  }
}

/** x ← (T − shift)⁻¹x by elimination with exchange of neighbouring rows. A pivot that vanishes is taken to be `tiny`. */
function solveShifted({ diagonal, beside }: Tridiagonal, shift: number, x: Float64Array, tiny: number): void {
  const n = x.length;
  const a = diagonal.map((value) => value - shift);
  // Of row i: a[i] on the diagonal, b[i] right of it, c[i] right of that (after an exchange).
  const b = Float64Array.from({ length: n }, (_, i) => beside[i + 1] ?? 0);
  const c = new Float64Array(n);
  for (let i = 0; i + 1 < n; i++) {
    const low = beside[i + 1]!;
    if (Math.abs(low) > Math.abs(a[i]!)) {
      // Row i + 1 (low, a, b) takes the place of row i (a, b, 0), which is then freed of its first entry.
      const factor = a[i]! / low;
      const [first, second, third] = [b[i]!, a[i + 1]!, b[i + 1]!];
      a[i] = low;
      b[i] = second;
      c[i] = third;
      a[i + 1] = first - factor * second;
      b[i + 1] = -factor * third;
      [x[i], x[i + 1]] = [x[i + 1]!, x[i]! - factor * x[i + 1]!];
    } else {
      const factor = low / (a[i]! || tiny);
      a[i + 1]! -= factor * b[i]!;
      x[i + 1]! -= factor * x[i]!;
    }
  }
  for (let i = n - 1; i >= 0; i--) {
    const rest = x[i]! - b[i]! * (x[i + 1] ?? 0) - c[i]! * (x[i + 2] ?? 0);
    x[i] = rest / (Math.abs(a[i]!) > tiny ? a[i]! : tiny);
  }
}

/** Overwrites d by the eigenvalues, in no order, and e. */
function* implicitQL(d: Float64Array, e: Float64Array, n: number): Work<void> {
  e.copyWithin(0, 1);
  e[n - 1] = 0;
  let shift = 0;
  let size = 0;
  for (let l = 0; l < n; l++) {
    size = Math.max(size, Math.abs(d[l]!) + Math.abs(e[l]!));
    let m = l;
    while (m < n - 1 && Math.abs(e[m]!) > EPSILON * size) m++;
    while (m > l) {
      shift += stepQL(d, e, n, l, m);
      yield;
      if (!(Math.abs(e[l]!) > EPSILON * size)) break;
    }
    d[l]! += shift;
    e[l] = 0;
  }
}

/** One step, of rows l to m; returns by how much all values from l on were made less. */
function stepQL(d: Float64Array, e: Float64Array, n: number, l: number, m: number): number {
  const before = d[l]!;
  let p = (d[l + 1]! - before) / (2 * e[l]!);
  let r = Math.sqrt(p * p + 1) * (p < 0 ? -1 : 1);
  d[l] = e[l]! / (p + r);
  d[l + 1] = e[l]! * (p + r);
  const second = d[l + 1]!;
  const step = before - d[l]!;
  for (let i = l + 2; i < n; i++) d[i]! -= step;
  p = d[m]!;
  let [c, c2, c3, s, s2] = [1, 1, 1, 0, 0];
  const beside = e[l + 1]!;
  for (let i = m - 1; i >= l; i--) {
    c3 = c2;
    c2 = c;
    s2 = s;
    const g = c * e[i]!;
    const h = c * p;
    r = Math.sqrt(p * p + e[i]! * e[i]!); // Math.hypot takes several times as long
    e[i + 1] = s * r;
    s = e[i]! / r;
    c = p / r;
    p = c * d[i]! - s * g;
    d[i + 1] = h + s * (c * g + s * d[i]!);
  }
  p = (-s * s2 * c3 * beside * e[l]!) / second;
  e[l] = s * p;
  d[l] = c * p;
  return step;
}
