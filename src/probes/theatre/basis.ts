/** @file The plane on which a layer's points are seen: the layer itself where it has two numbers, else the plane of largest spread, steady from frame to frame. */
import { dot, type Matrix, matrix, mixedRows, rowOf } from '#linear/matrix.ts';
import { procrustes } from '#linear/polar.ts';
import { Products } from '#linear/products.ts';
import { topAxes } from '#linear/subspace.ts';
import { finish } from '#linear/work.ts';

export interface Basis {
  /** [2, d] orthonormal rows (one row less than 2 where d is 1), and the point that is the origin. */
  readonly axes: Matrix;
  readonly mean: Float64Array;
  /** The share of the spread that the plane holds; NaN where the points' numbers are not all finite. */
  readonly captured: number;
}

/** Rounds from axes that are not known, and from those of the frame before. */
const ROUNDS = { first: 60, next: 3 };
const products = new Products();

/**
 * The plane of rows [n, d].
 * @param count of the rows, the first so many are the points whose spread counts (the grid behind them does not)
 * @param before the plane of the frame before: the new one is found from it, and turned and flipped to lie as it did
 */
export function basisOf(all: Matrix, count: number, before?: Basis): Basis {
  const d = all.columns;
  const finite = all.values.subarray(0, count * d).every(Number.isFinite);
  if (d <= 2 || !finite) {
    const axes = matrix(Math.min(d, 2), d);
    for (let i = 0; i < axes.rows; i++) axes.values[i * d + i] = 1;
    return { axes, mean: new Float64Array(d), captured: finite ? 1 : Number.NaN };
  }
  const mean = new Float64Array(d);
  for (let i = 0; i < count; i++) for (let c = 0; c < d; c++) mean[c]! += all.values[i * d + c]! / count;
  const points = matrix(count, d);
  for (let i = 0, at = 0; i < count; i++)
    for (let c = 0; c < d; c++, at++) points.values[at] = all.values[at]! - mean[c]!;
  const spread = finish(products.gram(points, true));
  const known = before?.axes.columns === d ? before.axes : undefined;
  const { vectors, values } = topAxes(spread, known ?? firstAxes(spread), known ? ROUNDS.next : ROUNDS.first);
  let trace = 0;
  for (let c = 0; c < d; c++) trace += spread.values[c * d + c]!;
  return {
    axes: known ? mixedRows(procrustes(vectors, known), vectors) : vectors,
    mean,
    captured: trace > 0 ? Math.min(1, (values[0]! + values[1]!) / trace) : 1,
  };
}

/** The two columns that vary most, as a place to begin. */
function firstAxes({ rows: d, values }: Matrix): Matrix {
  const order = Array.from({ length: d }, (_, c) => c).sort((a, b) => values[b * d + b]! - values[a * d + a]!);
  const axes = matrix(2, d);
  for (let i = 0; i < 2; i++) axes.values.set(values.subarray(order[i]! * d, (order[i]! + 1) * d), i * d);
  return axes;
}

/** Writes the places of all rows on the plane: all x, then all y; y is 0 where there is one axis. */
export function project({ axes, mean }: Basis, all: Matrix, values: Float32Array, offset: number): void {
  const n = all.rows;
  const plain = all.columns <= 2;
  for (let k = 0; k < 2; k++) {
    const axis = k < axes.rows ? rowOf(axes, k) : undefined;
    const origin = axis && !plain ? dot(axis, mean) : 0;
    for (let i = 0; i < n; i++)
      values[offset + k * n + i] = axis
        ? plain
          ? all.values[i * all.columns + k]!
          : dot(axis, rowOf(all, i)) - origin
        : 0;
  }
}
