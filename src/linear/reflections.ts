/** @file Householder's reflections one after the other, as one turn. */
import { type Matrix, matrix, rowOf } from './matrix.ts';
import type { Products } from './products.ts';
import type { Work } from './work.ts';

/** Reflection i > 0 takes x to x − u (u · x) / h, u the first i numbers of row i. */
export interface Reflections {
  /** [n, n] */
  readonly vectors: Matrix;
  /** [n]: h = ‖u‖² / 2; 0 where nothing is reflected. */
  readonly lengths: Float64Array;
}

/** Reflections that are made one by a product. */
const TOGETHER = 32;

/**
 * Q [n, n], whose rows are orthonormal: 1 with all reflections from the right, in ascending order. Those from a to b together are 1 − UᵀSU with their vectors as
 * the rows of U and S upper triangular (the compact WY form of Schreiber and Van Loan, 1989). 2/3 n³ multiply-adds, in products.
 */
export function* turnOf(products: Products, { vectors, lengths }: Reflections): Work<Matrix> {
  const n = vectors.rows;
  const { scratch } = products;
  const turn = scratch.zeros(n, n);
  for (let i = 0; i < n; i++) turn.values[i * n + i] = 1;
  for (let first = 1; first < n; first += TOGETHER) {
    // Neither the vectors nor the rows that are turned reach beyond `end`.
    const end = Math.min(n, first + TOGETHER);
    const u = scratch.zeros(end - first, end);
    for (let i = first; i < end; i++) rowOf(u, i - first).set(rowOf(vectors, i).subarray(0, i));
    const corner = scratch.matrix(end, end);
    for (let i = 0; i < end; i++) rowOf(corner, i).set(rowOf(turn, i).subarray(0, end));
    const along = yield* products.multiply(corner, u, { turnB: true });
    const taken = yield* products.multiply(togetherOf(yield* products.gram(u), lengths.subarray(first, end)), u);
    yield* products.eachRow(along, taken, {}, (less, i) => {
      const row = rowOf(turn, i);
      for (let c = 0; c < end; c++) row[c]! -= less[c]!;
    });
  }
  return turn;
}

/** S of vectors whose products with one another are known. */
function togetherOf({ rows: n, values: products }: Matrix, lengths: Float64Array): Matrix {
  const out = matrix(n, n);
  for (let j = 0; j < n; j++) {
    const part = lengths[j]! === 0 ? 0 : 1 / lengths[j]!;
    out.values[j * n + j] = part;
    for (let i = 0; i < j; i++) {
      let sum = 0;
      for (let k = i; k < j; k++) sum += out.values[i * n + k]! * products[k * n + j]!;
      out.values[i * n + j] = -part * sum;
    }
  }
  return out;
}
