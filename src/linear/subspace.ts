/** @file The few largest axes of a symmetric matrix, found from the axes of a moment ago. */
import { cholesky, solveLower } from './cholesky.ts';
import type { Eigen } from './eigen.ts';
import { jacobi } from './jacobi.ts';
import { dot, type Matrix, matrix, mixedRows, rowOf } from './matrix.ts';

/** Rows made orthonormal without leaving their span; undefined where they do not span as many dimensions as they are. */
export function orthonormal(rows: Matrix): Matrix | undefined {
  const l = cholesky(gramOfRows(rows));
  return l && solveLower(l, rows);
}

/** G[i, j] = row i · row j. */
function gramOfRows(m: Matrix): Matrix {
  const g = matrix(m.rows, m.rows);
  for (let i = 0; i < m.rows; i++)
    for (let j = 0; j <= i; j++) g.values[i * m.rows + j] = g.values[j * m.rows + i] = dot(rowOf(m, i), rowOf(m, j));
  return g;
}

/**
 * Axes of the k largest eigenvalues of a symmetric positive matrix by orthogonal iteration, then turned so that each is an eigenvector within their span
 * (Rayleigh and Ritz). From axes that are nearly right three rounds are enough.
 * @param start k rows to begin with: the axes of the frame before; where they do not span k dimensions unit vectors are taken instead
 */
export function topAxes(symmetric: Matrix, start: Matrix, rounds = 3): Eigen {
  const { rows: n } = symmetric;
  const k = Math.min(start.rows, n);
  const apply = (axes: Matrix): Matrix => {
    const out = matrix(k, n);
    for (let i = 0; i < k; i++)
      for (let r = 0; r < n; r++) out.values[i * n + r] = dot(rowOf(symmetric, r), rowOf(axes, i));
    return out;
  };
  const units = matrix(k, n);
  for (let i = 0; i < k; i++) units.values[i * n + i] = 1;
  let axes = orthonormal(start) ?? units;
  for (let round = 0; round < rounds; round++) {
    const next = orthonormal(apply(axes));
    if (!next) break; // fewer than k directions carry anything
    axes = next;
  }
  const moved = apply(axes);
  const inner = matrix(k, k);
  for (let i = 0; i < k; i++)
    for (let j = 0; j < k; j++) inner.values[i * k + j] = dot(rowOf(axes, i), rowOf(moved, j));
  const { values, vectors } = jacobi(inner);
  return { values, vectors: mixedRows(vectors, axes) };
}
