/** @file Jacobi's method: eigenvectors of small symmetric matrices, to the last bit orthogonal. */
import type { Eigen } from './eigen.ts';
import type { Matrix } from './matrix.ts';

const SWEEPS = 30;

/**
 * A = VᵀΛV of a symmetric matrix by cyclic rotations, each of which makes one pair of entries 0. About 10 n³ multiply-adds: for up to some dozens of rows.
 * Source: C. G. J. Jacobi, 1846; the rotation as in Golub and Van Loan, "Matrix Computations", §8.5.
 */
export function jacobi({ rows: n, values }: Matrix): Eigen {
  const a = Float64Array.from(values);
  const v = new Float64Array(n * n);
  for (let i = 0; i < n; i++) v[i * n + i] = 1;
  for (let sweep = 0; sweep < SWEEPS; sweep++) {
    let turned = false;
    for (let p = 0; p < n - 1; p++)
      for (let q = p + 1; q < n; q++) {
        const apq = a[p * n + q]!;
        const [app, aqq] = [a[p * n + p]!, a[q * n + q]!];
        if (Math.abs(apq) <= 2 ** -54 * Math.sqrt(Math.abs(app * aqq)) || apq === 0) continue;
        turned = true;
        const tau = (aqq - app) / (2 * apq);
        const t = (tau < 0 ? -1 : 1) / (Math.abs(tau) + Math.hypot(1, tau));
        const c = 1 / Math.hypot(1, t);
        const s = t * c;
        for (let k = 0; k < n; k++) {
          const [x, y] = [a[k * n + p]!, a[k * n + q]!];
          a[k * n + p] = c * x - s * y;
          a[k * n + q] = s * x + c * y;
        }
        for (const m of [a, v])
          for (let k = 0; k < n; k++) {
            const [x, y] = [m[p * n + k]!, m[q * n + k]!];
            m[p * n + k] = c * x - s * y;
            m[q * n + k] = s * x + c * y;
          }
      }
    if (!turned) break;
  }
  const order = Array.from({ length: n }, (_, i) => i).sort((i, j) => a[j * n + j]! - a[i * n + i]!);
  const vectors = new Float64Array(n * n);
  for (const [to, from] of order.entries()) vectors.set(v.subarray(from * n, (from + 1) * n), to * n);
  return {
    values: Float64Array.from(order, (i) => a[i * n + i]!),
    vectors: { rows: n, columns: n, values: vectors },
  };
}
