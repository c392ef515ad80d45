/** @file Matrices of float64, row by row. */

export interface Matrix {
  readonly rows: number;
  readonly columns: number;
  /** [rows, columns] row-major. */
  readonly values: Float64Array;
}

/** A matrix of given values (taken over, not copied), or of zeros. */
export function matrix(
  rows: number,
  columns: number,
  values: ArrayLike<number> = new Float64Array(rows * columns),
): Matrix {
  if (values.length !== rows * columns)
    throw new Error(`matrix: ${rows} × ${columns} needs ${rows * columns} values, received ${values.length}`);
  return { rows, columns, values: values instanceof Float64Array ? values : Float64Array.from(values) };
}

/** Row r, as a view. */
export const rowOf = ({ columns, values }: Matrix, r: number): Float64Array =>
  values.subarray(r * columns, (r + 1) * columns);

export const copyOf = ({ rows, columns, values }: Matrix): Matrix => ({ rows, columns, values: values.slice() });

/** Σ a[i] · b[i] over the length of a. */
export function dot(a: Float64Array, b: Float64Array): number {
  // In four sums, since each addition waits for the one before.
  let [sum, sum1, sum2, sum3, i] = [0, 0, 0, 0, 0];
  for (; i + 3 < a.length; i += 4) {
    sum += a[i]! * b[i]!;
    sum1 += a[i + 1]! * b[i + 1]!;
    sum2 += a[i + 2]! * b[i + 2]!;
    sum3 += a[i + 3]! * b[i + 3]!;
  }
  for (; i < a.length; i++) sum += a[i]! * b[i]!;
  return sum + sum1 + (sum2 + sum3);
}

/** Subtracts from every row a mean row. Returns a new matrix, unless it is given its memory. */
export function centred(
  { rows, columns, values }: Matrix,
  mean: Float64Array,
  out: Float64Array = new Float64Array(values.length),
): Matrix {
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < columns; c++, at++) out[at] = values[at]! - mean[c]!;
  return { rows, columns, values: out };
}

/** The mean row. */
export function meanRow({ rows, columns, values }: Matrix): Float64Array {
  const mean = new Float64Array(columns);
  for (let r = 0, at = 0; r < rows; r++) for (let c = 0; c < columns; c++, at++) mean[c]! += values[at]!;
  for (let c = 0; c < columns; c++) mean[c]! /= Math.max(1, rows);
  return mean;
}

/** Whether all numbers are finite. */
export function allFinite({ values }: Matrix): boolean {
  for (let i = 0; i < values.length; i++) if (!Number.isFinite(values[i]!)) return false;
  return true;
}

/** Rows mixed: row i of the result is Σ_j mix[i, j] · row j. */
export function mixedRows(mix: Matrix, { rows, columns, values }: Matrix): Matrix {
  const out = matrix(mix.rows, columns);
  for (let i = 0; i < mix.rows; i++)
    for (let j = 0; j < rows; j++) {
      const factor = mix.values[i * rows + j]!;
      for (let c = 0; c < columns; c++) out.values[i * columns + c]! += factor * values[j * columns + c]!;
    }
  return out;
}
