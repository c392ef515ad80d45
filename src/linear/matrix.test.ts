import { expect, it } from 'vitest';
import { jacobi } from './jacobi.ts';
import { allFinite, centred, dot, matrix, meanRow, mixedRows, rowOf } from './matrix.ts';
import { polar, procrustes } from './polar.ts';
import { orthonormal, topAxes } from './subspace.ts';

const m = matrix(2, 3, [1, 2, 3, 5, 7, 10]);

it('a matrix is its rows, one after the other, and no other number of values', () => {
  expect([...rowOf(m, 1)]).toEqual([5, 7, 10]);
  expect([...matrix(1, 2).values]).toEqual([0, 0]);
  expect(() => matrix(2, 3, [1, 2])).toThrow('matrix: 2 × 3 needs 6 values, received 2');
  const values = Float64Array.of(1, 2);
  expect(matrix(2, 1, values).values).toBe(values); // taken over
});

it('has a mean row, and is less it without being changed', () => {
  expect([...meanRow(m)]).toEqual([3, 4.5, 6.5]);
  expect([...centred(m, Float64Array.of(1, 0, -1)).values]).toEqual([0, 2, 4, 4, 7, 11]);
  expect([...m.values]).toEqual([1, 2, 3, 5, 7, 10]);
  expect([...meanRow(matrix(0, 2))]).toEqual([0, 0]);
});

it('mixes rows by any number of others', () => {
  const mix = matrix(3, 2, [1, 0, 2, -1, 0, 10]);
  const { rows, columns, values } = mixedRows(mix, m);
  expect([rows, columns, ...values]).toEqual([3, 3, ...[1, 2, 3], ...[-3, -3, -4], ...[50, 70, 100]]);
});

it('multiplies along the first, and knows whether all is finite', () => {
  expect(dot(Float64Array.of(1, 2), Float64Array.of(3, 5, 7))).toBe(13);
  expect([allFinite(m), allFinite(matrix(0, 0))]).toEqual([true, true]);
  for (const value of [Number.NaN, Number.POSITIVE_INFINITY]) expect(allFinite(matrix(1, 2, [0, value]))).toBe(false);
});

it('a small symmetric matrix has the axes that are known', () => {
  // 3 along (1, 1) and 1 along (1, −1).
  const { values, vectors } = jacobi(matrix(2, 2, [2, 1, 1, 2]));
  expect([...values].map((value) => Math.round(value * 1e12) / 1e12)).toEqual([3, 1]);
  expect(Math.abs(vectors.values[0]!)).toBeCloseTo(Math.SQRT1_2, 12);
  expect(vectors.values[0]! * vectors.values[1]!).toBeCloseTo(0.5, 12);
  expect(vectors.values[2]! * vectors.values[3]!).toBeCloseTo(-0.5, 12);
});

it('rows are made orthonormal in their own span, in their order; those that lie on one another are not', () => {
  const made = orthonormal(matrix(2, 3, [3, 0, 4, 3, 2, 4]))!;
  for (const [i, value] of [0.6, 0, 0.8, 0, 1, 0].entries()) expect(made.values[i]).toBeCloseTo(value, 12);
  expect(orthonormal(matrix(2, 2, [1, 2, 2, 4]))).toBeUndefined();
});

it('the largest axis is found from any that is not across it', () => {
  const { values, vectors } = topAxes(matrix(2, 2, [2, 1, 1, 2]), matrix(1, 2, [1, 0]), 40);
  expect(values[0]).toBeCloseTo(3, 10);
  expect(Math.abs(vectors.values[0]! + vectors.values[1]!)).toBeCloseTo(Math.SQRT2, 10);
});

it('a map that turns by a right angle and stretches x twice is taken apart as that', () => {
  // (x, y) → (−y, 2x)
  const { rotation, stretch } = polar(matrix(2, 2, [0, -1, 2, 0]));
  for (const [i, value] of [0, -1, 1, 0].entries()) expect(rotation.values[i]).toBeCloseTo(value, 12);
  for (const [i, value] of [2, 0, 0, 1].entries()) expect(stretch.values[i]).toBeCloseTo(value, 12);
});

it('axes that have changed places are laid on those of before', () => {
  const before = matrix(2, 3, [1, 0, 0, 0, 1, 0]);
  const after = matrix(2, 3, [0, -1, 0, 1, 0, 0]);
  expect([...mixedRows(procrustes(after, before), after).values].map((x) => Math.round(x * 1e9) / 1e9 + 0)).toEqual([
    ...before.values,
  ]);
});
