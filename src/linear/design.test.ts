import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { decompose, principalOf, spectrumOf } from './design.ts';
import { eigenvaluesOf, topVectors } from './eigen.ts';
import { dot, type Matrix, matrix, rowOf } from './matrix.ts';
import { Products } from './products.ts';
import { finish } from './work.ts';

const products = new Products('reference');
const random = randomFrom([3, 4], logf);
/** Rows whose columns spread more and more, about a middle that is not 0. */
const cloud = (rows: number, columns: number) =>
  matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, (_, i) => 5 + (1 + (i % columns)) * random.normal()),
  );
const centre = (m: Matrix) =>
  Array.from({ length: m.columns }, (_, c) => column(m, c).reduce((a, b) => a + b) / m.rows);
const column = (m: Matrix, c: number) => Array.from({ length: m.rows }, (_, r) => m.values[r * m.columns + c]!);

describe('the spectrum of rows', () => {
  it.each([
    ['tall', [3, 0, 0, -3, 0, 0, 0, 1, 0, 0, -1, 0], 4],
    ['wide', [2, 0, 0, -2, 0, 0], 2],
  ])('holds their squares about their middle: %s', (_, around, rows) => {
    const shifted = matrix(
      rows,
      3,
      Float64Array.from(around, (value, i) => value + [7, -2, 100][i % 3]!),
    );
    const squares = [...finish(spectrumOf(products, shifted))].map((value) => Math.round(value * 1e9) / 1e9 + 0);
    expect(squares).toEqual(rows === 4 ? [18, 2, 0] : [8, 0]);
  });
});

describe.each([
  ['more rows than numbers', 40, 6],
  ['as many', 6, 6],
  ['fewer rows than numbers', 6, 40],
])('principal components of %s', (_, rows, columns) => {
  const [fit, held] = [cloud(rows, columns), cloud(9, columns)];
  const design = finish(decompose(products, fit, held));
  const middle = centre(fit);
  /** Where a row lies along a direction, about the middle of the fit rows. */
  const along = (m: Matrix, r: number, axis: Float64Array) =>
    rowOf(m, r).reduce((sum, value, c) => sum + (value - middle[c]!) * axis[c]!, 0);

  it('are orthonormal, the strongest first, and say where each row lies', () => {
    const k = 4;
    const principal = finish(principalOf(products, design, k));
    const spectrum = finish(spectrumOf(products, fit));
    expect([principal.axes.rows, principal.axes.columns]).toEqual([k, columns]);
    for (let j = 0; j < k; j++) {
      const axis = rowOf(principal.axes, j);
      for (let i = 0; i < k; i++) expect(dot(rowOf(principal.axes, i), axis)).toBeCloseTo(i === j ? 1 : 0, 9);
      const places = rowOf(principal.places, j);
      for (let r = 0; r < rows; r++) expect(places[r]).toBeCloseTo(along(fit, r, axis), 8);
      for (let r = 0; r < 9; r++) expect(principal.held.values[j * 9 + r]).toBeCloseTo(along(held, r, axis), 8);
      expect(dot(places, places) / spectrum[j]!).toBeCloseTo(1, 9);
    }
  });

  it('are no more than directions in which the rows differ', () => {
    const { squares, values, least } = design;
    expect(squares).toHaveLength(Math.min(rows - 1, columns));
    expect(least).toBe(values[0]! * 1e-12);
    expect(finish(principalOf(products, design, 99)).axes.rows).toBe(squares.length);
    expect(finish(principalOf(products, design, 0)).axes.rows).toBe(0);
  });
});

it('rows that do not differ have no direction, and no λ is nought for them', () => {
  const same = matrix(5, 3, new Float64Array(15).fill(2));
  const design = finish(decompose(products, same, same));
  expect([design.squares.length, design.least]).toEqual([0, 1e-30]);
  expect(finish(principalOf(products, design, 2)).axes.rows).toBe(0);
});

describe('eigenvectors of tridiagonal matrices', () => {
  const form = (diagonal: number[], beside: number[]) => ({
    diagonal: Float64Array.from(diagonal),
    beside: Float64Array.from([0, ...beside]),
  });
  it.each([
    ['far from diagonal: rows change places', form([1, -2, 0.5, 3, 0], [9, 8, 7, 6])],
    ['that fall apart', form([4, 4, -1, -1, 2, 2], [0, 1e-18, 0, 1, 0])],
    ['whose largest values are negative', form([-5, -1, -9], [0.5, 2])],
    ['of equal numbers', form([2, 2, 2, 2], [0, 0, 0])],
    ['very large', form([1e12, -3e12, 2e12, 0], [5e11, 4e12, 1e11])],
    ['very small', form([1e-12, -3e-12, 2e-12, 0], [5e-13, 4e-12, 1e-13])],
    ['of one row', form([7], [])],
    ['of none', form([], [])],
  ])('%s', (_, T) => {
    const values = finish(eigenvaluesOf(T));
    const vectors = topVectors(T, values, 99);
    const n = T.diagonal.length;
    const size = Math.max(1e-300, ...values.map(Math.abs));
    expect([vectors.rows, vectors.columns]).toEqual([n, n]);
    for (let j = 0; j < n; j++) {
      const x = rowOf(vectors, j);
      for (let i = 0; i <= j; i++) expect(dot(rowOf(vectors, i), x)).toBeCloseTo(i === j ? 1 : 0, 12);
      for (let r = 0; r < n; r++) {
        const left =
          (T.beside[r] ?? 0) * (x[r - 1] ?? 0) + T.diagonal[r]! * x[r]! + (T.beside[r + 1] ?? 0) * (x[r + 1] ?? 0);
        expect(Math.abs(left - values[j]! * x[r]!) / size).toBeLessThan(1e-13);
      }
    }
  });
});
