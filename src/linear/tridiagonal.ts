/** @file Symmetric matrices in tridiagonal form, by Householder's reflections: systems with any multiple of 1 added are then solved along the diagonal. */
import { type Matrix, matrix, rowOf } from './matrix.ts';
import type { Reflections } from './reflections.ts';
import type { Work } from './work.ts';

/** A = QᵀTQ with T zero but on its diagonal and beside it. */
export interface Tridiagonal {
  /** [n] */
  readonly diagonal: Float64Array;
  /** [n]: entry j stands between rows j − 1 and j; the first is 0. */
  readonly beside: Float64Array;
}

/** A tridiagonal form, and the reflections that lead to it; `turnOf` makes Q of them. */
export interface Tridiagonalised {
  readonly form: Tridiagonal;
  readonly reflections: Reflections;
}

/**
 * The tridiagonal form of a symmetric matrix, of which only the lower half is read. 4/3 n³ multiply-adds, in `v`, which may be the matrix's own values.
 * Source: the EISPACK routine tred2 (public domain) by Martin, Reinsch and Wilkinson, here with the vectors as rows, so that every inner loop runs along memory.
 */
export function* tridiagonalOf(
  { rows: n, values }: Matrix,
  v: Float64Array = new Float64Array(values.length),
): Work<Tridiagonalised> {
  v.set(values);
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  const lengths = n > 0 ? yield* reflect(v, diagonal, beside, n) : diagonal;
  return { form: { diagonal, beside }, reflections: { vectors: matrix(n, n, v), lengths } };
}

/** T + λ = LDLᵀ: D, and the entries of L below its diagonal of ones. */
export interface Factor {
  readonly pivots: Float64Array;
  readonly below: Float64Array;
}

/** undefined where a pivot is not above `least`, as where an eigenvalue of T + λ is not. */
export function factorOf({ diagonal, beside }: Tridiagonal, lambda: number, least: number): Factor | undefined {
  const pivots = new Float64Array(diagonal.length);
  const below = new Float64Array(diagonal.length);
  for (let j = 0; j < diagonal.length; j++) {
    if (j > 0) below[j] = beside[j]! / pivots[j - 1]!;
    pivots[j] = diagonal[j]! + lambda - below[j]! * beside[j]!;
    if (!(pivots[j]! > least)) return undefined;
  }
  return { pivots, below };
}

/** (T + λ)⁻¹ · rows, as a new matrix or in `out`, which may be the rows themselves. */
export function solve({ pivots, below }: Factor, rows: Matrix, out?: Matrix): Matrix {
  const { rows: n, columns } = rows;
  const x = out?.values ?? rows.values.slice();
  if (out && out !== rows) x.set(rows.values);
  for (let j = 1; j < n; j++) {
    const factor = -below[j]!;
    for (let to = j * columns, from = to - columns, end = to + columns; to < end; to++, from++)
      x[to]! += factor * x[from]!;
  }
  for (let j = n - 1; j >= 0; j--) {
    const part = 1 / pivots[j]!;
    const factor = j + 1 < n ? -below[j + 1]! : 0;
    const first = j * columns;
    if (factor === 0) for (let to = first; to < first + columns; to++) x[to]! *= part;
    else
      for (let to = first, from = to + columns; to < first + columns; to++, from++)
        x[to] = x[to]! * part + factor * x[from]!;
  }
  return matrix(n, columns, x);
}

/** T · rows, as a new matrix. */
export function applied({ diagonal, beside }: Tridiagonal, rows: Matrix): Matrix {
  const out = matrix(rows.rows, rows.columns);
  for (let j = 0; j < rows.rows; j++) {
    const to = rowOf(out, j);
    for (const [i, factor] of [
      [j - 1, beside[j]!],
      [j, diagonal[j]!],
      [j + 1, beside[j + 1] ?? 0],
    ] as const) {
      if (factor === 0) continue;
      const from = rowOf(rows, i);
      for (let c = 0; c < to.length; c++) to[c]! += factor * from[c]!;
    }
  }
  return out;
}

/** v[j · n + k] is what the source calls V[k][j]. Returns half the squared lengths of the vectors that it leaves as the rows of v. */
function* reflect(v: Float64Array, d: Float64Array, e: Float64Array, n: number): Work<Float64Array> {
  for (let j = 0; j < n; j++) d[j] = v[j * n + n - 1]!;
  for (let i = n - 1; i > 0; i--) {
    reflectRow(v, d, e, n, i);
    yield;
  }
  const lengths = d.slice();
  // The diagonal stands where the reflections left it.
  for (let j = 0; j < n; j++) d[j] = v[j * n + j]!;
  e[0] = 0;
  return lengths;
}

// What runs over many numbers stands outside the generator, where it is compiled sooner.

/** Frees row i of all but the entry beside the diagonal. */
function reflectRow(v: Float64Array, d: Float64Array, e: Float64Array, n: number, i: number): void {
  let scale = 0;
  let h = 0;
  for (let k = 0; k < i; k++) scale += Math.abs(d[k]!);
  if (scale === 0) {
    e[i] = d[i - 1]!;
    for (let j = 0; j < i; j++) {
      d[j] = v[j * n + i - 1]!;
      v[j * n + i] = 0;
      v[i * n + j] = 0;
    }
  } else {
    for (let k = 0; k < i; k++) {
      d[k]! /= scale;
      h += d[k]! * d[k]!;
    }
    let f = d[i - 1]!;
    let g = f > 0 ? -Math.sqrt(h) : Math.sqrt(h);
    e[i] = scale * g;
    h -= f * g;
    d[i - 1] = f - g;
    e.fill(0, 0, i);
    for (let j = 0; j < i; j++) {
      f = d[j]!;
      v[i * n + j] = f;
      const column = j * n;
      g = e[j]! + v[column + j]! * f;
      e[j] = g + dotAndAdd(v, column, d, e, f, j + 1, i);
    }
    f = 0;
    for (let j = 0; j < i; j++) {
      e[j]! /= h;
      f += e[j]! * d[j]!;
    }
    const half = f / (h + h);
    for (let j = 0; j < i; j++) e[j]! -= half * d[j]!;
    for (let j = 0; j < i; j += 4) takeFour(v, j * n, n, d, e, j, i);
    for (let j = 0; j < i; j++) {
      const column = j * n;
      d[j] = v[column + i - 1]!;
      v[column + i] = 0;
    }
  }
  d[i] = h;
}

/** Σ v[column + k] · d[k] over k = from … to − 1 in four sums, since each addition waits for the one before; meanwhile e[k] += v[column + k] · f. */
function dotAndAdd(
  v: Float64Array,
  column: number,
  d: Float64Array,
  e: Float64Array,
  f: number,
  from: number,
  to: number,
): number {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  let k = from;
  for (; k + 3 < to; k += 4) {
    const at = column + k;
    const x0 = v[at]!;
    const x1 = v[at + 1]!;
    const x2 = v[at + 2]!;
    const x3 = v[at + 3]!;
    s0 += x0 * d[k]!;
    s1 += x1 * d[k + 1]!;
    s2 += x2 * d[k + 2]!;
    s3 += x3 * d[k + 3]!;
    e[k]! += x0 * f;
    e[k + 1]! += x1 * f;
    e[k + 2]! += x2 * f;
    e[k + 3]! += x3 * f;
  }
  for (; k < to; k++) {
    s0 += v[column + k]! * d[k]!;
    e[k]! += v[column + k]! * f;
  }
  return s0 + s1 + (s2 + s3);
}

/** v[column + k] −= d[j] · e[k] + e[j] · d[k] over k = j … end − 1, and the same of the three rows behind it, each from its diagonal: what is read serves all. */
function takeFour(
  v: Float64Array,
  column: number,
  n: number,
  d: Float64Array,
  e: Float64Array,
  j: number,
  end: number,
): void {
  const together = j + 3 < end ? j + 3 : end;
  // Until all four have begun, and rows that are fewer.
  for (let row = j, first = column; row < Math.min(j + 4, end); row++, first += n)
    for (let k = row; k < together; k++) v[first + k]! -= d[row]! * e[k]! + e[row]! * d[k]!;
  if (together === end) return;
  const [f, f1, f2, f3] = [d[j]!, d[j + 1]!, d[j + 2]!, d[j + 3]!];
  const [g, g1, g2, g3] = [e[j]!, e[j + 1]!, e[j + 2]!, e[j + 3]!];
  for (let k = together, a = column + k, b = a + n, c = b + n, l = c + n; k < end; k++, a++, b++, c++, l++) {
    const p = e[k]!;
    const q = d[k]!;
    v[a]! -= f * p + g * q;
    v[b]! -= f1 * p + g1 * q;
    v[c]! -= f2 * p + g2 * q;
    v[l]! -= f3 * p + g3 * q;
  }
}
