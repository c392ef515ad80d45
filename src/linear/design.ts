/** @file What every linear reading of the same points shares: the singular value decomposition of the points that readers are fitted on. */
import { symmetricEigen } from './eigen.ts';
import { centred, dot, type Matrix, matrix, meanRow, rowOf } from './matrix.ts';
import { Products } from './products.ts';
import type { Work } from './work.ts';

/** X − mean = UᵀSV for the n fit rows; n, d and r count rows, numbers in a row and directions in which the fit rows differ. */
export interface Design {
  readonly mean: Float64Array;
  /** [r]: S², descending. Divided by n, the spectrum of the covariance. */
  readonly squares: Float64Array;
  /** U [r, n]: row j is the unit vector of the fit rows' places along direction j. */
  readonly left: Matrix;
  /** V [r, d]: row j is direction j, of unit length. */
  readonly axes: Matrix;
  /** [r, m]: places of the held-out rows along each direction. */
  readonly held: Matrix;
  /** Σ ‖x − mean‖² over the held-out rows. */
  readonly heldSquares: number;
}

/** Directions with less than this part of the largest variance are rounding: of float64 and of float32 products. */
const LEAST = { exact: 1e-12, fast: 1e-7 };

/** The smaller of XᵀX and XXᵀ: their eigenvalues above 0 are the same. */
function smallerGram(products: Products, x: Matrix): Work<Matrix> {
  return products.multiply(x, x, x.columns > x.rows ? { turnB: true } : { turnA: true });
}

/** Squares of rows along their own principal components, descending: n times the spectrum of their covariance. */
export function* spectrumOf(products: Products, rows: Matrix): Work<Float64Array> {
  return (yield* symmetricEigen(yield* smallerGram(products, centred(rows, meanRow(rows))), false)).values;
}

/**
 * Decomposes the rows readers are fitted on, by the smaller of XᵀX [d, d] and XXᵀ [n, n].
 * @param fit [n, d]
 * @param held [m, d]: rows that are kept from the fit
 */
export function* decompose(products: Products, fit: Matrix, held: Matrix): Work<Design> {
  const mean = meanRow(fit);
  const x = centred(fit, mean);
  const y = centred(held, mean);
  const [n, d] = [x.rows, x.columns];
  const wide = d > n;
  const gram = wide ? yield* products.multiply(x, x, { turnB: true }) : yield* products.multiply(x, x, { turnA: true });
  const { values, vectors } = yield* symmetricEigen(gram);
  const least = (values[0] ?? 0) * (Products.exact(gram.rows, gram.rows, wide ? d : n) ? LEAST.exact : LEAST.fast);
  let r = 0;
  while (r < values.length && values[r]! > Math.max(least, 1e-30)) r++;
  const kept = matrix(r, gram.rows, vectors.values.slice(0, r * gram.rows));
  // The other side of the decomposition, each of its rows as long as the singular value.
  const other = wide ? yield* products.multiply(kept, x) : yield* products.multiply(kept, x, { turnB: true });
  const squares = new Float64Array(r);
  for (let j = 0; j < r; j++) {
    const row = rowOf(other, j);
    squares[j] = dot(row, row);
    const size = Math.sqrt(squares[j]!) || 1;
    for (let i = 0; i < row.length; i++) row[i]! /= size;
  }
  const [left, axes] = wide ? [kept, other] : [other, kept];
  return {
    mean,
    squares,
    left,
    axes,
    held: yield* products.multiply(axes, y, { turnB: true }),
    heldSquares: dot(y.values, y.values),
  };
}
