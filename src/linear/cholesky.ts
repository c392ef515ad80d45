/** @file Cholesky's factor of a positive definite matrix, and systems solved by it. */
import type { Matrix } from './matrix.ts';

/** The lower triangle L of A = LLᵀ; undefined where A is not positive definite. n³ / 6 multiply-adds. */
export function cholesky({ rows: n, values }: Matrix): Matrix | undefined {
  const l = new Float64Array(n * n);
  for (let i = 0; i < n; i++)
    for (let j = 0; j <= i; j++) {
      let sum = values[i * n + j]!;
      for (let k = 0; k < j; k++) sum -= l[i * n + k]! * l[j * n + k]!;
      if (i !== j) l[i * n + j] = sum / l[j * n + j]!;
      else if (sum > 1e-14 * values[i * n + i]!) l[i * n + i] = Math.sqrt(sum);
      else return undefined;
    }
  return { rows: n, columns: n, values: l };
}

/** L⁻¹b for a lower triangle; b [n, columns] is left as it is. */
export function solveLower({ rows: n, values: l }: Matrix, { columns, values }: Matrix): Matrix {
  const x = Float64Array.from(values);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) {
      const factor = l[i * n + k]!;
      for (let c = 0; c < columns; c++) x[i * columns + c]! -= factor * x[k * columns + c]!;
    }
    for (let c = 0; c < columns; c++) x[i * columns + c]! /= l[i * n + i]!;
  }
  return { rows: n, columns, values: x };
}
