import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { cholesky, solveLower } from './cholesky.ts';
import { effectiveRank, participationRatio } from './dimension.ts';
import { eigenvaluesOf, topVectors } from './eigen.ts';
import { jacobi } from './jacobi.ts';
import { dot, type Matrix, matrix, rowOf } from './matrix.ts';
import { polar, procrustes } from './polar.ts';
import { Products, turned } from './products.ts';
import { turnOf } from './reflections.ts';
import { topAxes } from './subspace.ts';
import { applied, factorOf, solve, tridiagonalOf } from './tridiagonal.ts';
import { finish } from './work.ts';

const random = randomFrom([5, 9], logf);
const cloud = (rows: number, columns: number) =>
  matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => random.normal()),
  );
const multiply = (a: Matrix, b: Matrix, options = {}) => finish(new Products('reference').multiply(a, b, options));
const largest = (a: Matrix, b: Matrix) =>
  a.values.reduce((most, value, i) => Math.max(most, Math.abs(value - b.values[i]!)), 0);
const diagonal = (...entries: number[]) => {
  const m = matrix(entries.length, entries.length);
  for (const [i, value] of entries.entries()) m.values[i * entries.length + i] = value;
  return m;
};

describe('products', () => {
  const plain = (a: Matrix, b: Matrix) => {
    const out = matrix(a.rows, b.columns);
    for (let i = 0; i < a.rows; i++)
      for (let j = 0; j < b.columns; j++)
        for (let k = 0; k < a.columns; k++)
          out.values[i * b.columns + j]! += a.values[i * a.columns + k]! * b.values[k * b.columns + j]!;
    return out;
  };

  // Of no rows, inside a panel, and more than one piece.
  it.each([
    [2, 3, 4],
    [1, 1, 1],
    [5, 0, 7],
    [0, 4, 3],
    [61, 130, 47],
  ])('of %i × %i by %i are those of float64 to the bit, on both back ends, turned or not', (m, k, n) => {
    const [a, b] = [cloud(m, k), cloud(k, n)];
    const exact = plain(a, b);
    for (const backEnd of ['reference', 'simd'] as const) {
      const products = new Products(backEnd);
      for (const made of [
        products.multiply(a, b),
        products.multiply(turned(a), b, { turnA: true }),
        products.multiply(a, turned(b), { turnB: true }),
        products.multiply(turned(a), turned(b), { turnA: true, turnB: true }),
      ])
        expect(largest(finish(made), exact)).toBe(0);
    }
  });

  it.each([
    [3, 2],
    [150, 70],
  ])('of %i × %i with its own transpose are the same by half the work', (m, n) => {
    const a = cloud(m, n);
    const products = new Products();
    expect(largest(finish(products.gram(a)), plain(a, turned(a)))).toBe(0);
    expect(largest(finish(products.gram(a, true)), plain(turned(a), a))).toBe(0);
  });

  it('are given a row at a time, in pieces of a few milliseconds', () => {
    const [a, b] = [cloud(300, 200), cloud(200, 150)];
    const exact = plain(a, b);
    const seen: number[] = [];
    const work = new Products().eachRow(a, b, {}, (row, i) => {
      seen.push(i);
      expect([...row]).toEqual([...rowOf(exact, i)]);
    });
    let pieces = 0;
    while (!work.next().done) pieces++;
    expect(seen).toEqual(Array.from({ length: 300 }, (_, i) => i));
    expect(pieces).toBeGreaterThan(2);
  });

  it('need as many columns as rows', () => {
    expect(() => multiply(cloud(130, 190), cloud(130, 190))).toThrow('product: 130 × 190 by 130 × 190');
    expect(() => multiply(cloud(2, 3), cloud(2, 3), { turnA: true, turnB: true })).toThrow('product: 3 × 2 by 3 × 2');
  });
});

const turnedForm = (m: Matrix) => {
  const { form, reflections } = finish(tridiagonalOf(m));
  return { form, turn: finish(turnOf(new Products('reference'), reflections)) };
};

/** All eigenvectors by way of the tridiagonal form. */
function allEigen(m: Matrix) {
  const { form, turn } = turnedForm(m);
  const values = finish(eigenvaluesOf(form));
  return { values, vectors: multiply(topVectors(form, values, m.rows), turn) };
}

describe.each([
  ['tridiagonal form', allEigen],
  ['Jacobi', jacobi],
])('eigenvectors by %s', (_, eigenOf) => {
  it.each([1, 2, 3, 8, 33])('make up a matrix of %i rows again', (n) => {
    const half = cloud(n, n);
    const m = multiply(half, half, { turnA: true });
    const { values, vectors } = eigenOf(m);
    expect([...values]).toEqual([...values].sort((a, b) => b - a));
    expect(largest(multiply(vectors, vectors, { turnB: true }), diagonal(...Array(n).fill(1)))).toBeLessThan(1e-12);
    const again = multiply(vectors, multiply(diagonal(...values), vectors), { turnA: true });
    expect(largest(again, m)).toBeLessThan(1e-12 * n * Math.max(1, values[0]!));
  });

  it('know the values of the second difference', () => {
    const n = 12;
    const m = matrix(n, n);
    for (let i = 0; i < n; i++) {
      m.values[i * n + i] = 2;
      if (i > 0) m.values[i * n + i - 1] = m.values[(i - 1) * n + i] = -1;
    }
    const known = Array.from({ length: n }, (_, k) => 2 - 2 * Math.cos((Math.PI * (n - k)) / (n + 1)));
    for (const [k, value] of eigenOf(m).values.entries()) expect(value).toBeCloseTo(known[k]!, 12);
  });

  it('stand equal and nought side by side', () => {
    expect([...eigenOf(matrix(4, 4)).values]).toEqual([0, 0, 0, 0]);
    expect([...eigenOf(diagonal(2, 5, 2, 5)).values]).toEqual([5, 5, 2, 2]);
  });
});

describe('the tridiagonal form', () => {
  // Fewer reflections than are made one by a product, as many, and more.
  it.each([1, 2, 33, 34, 70])('of %i rows is turned to by rows that are orthonormal, a diagonal by none', (n) => {
    const half = cloud(n, n);
    const { turn } = turnedForm(multiply(half, half, { turnA: true }));
    expect(largest(multiply(turn, turn, { turnB: true }), diagonal(...Array(n).fill(1)))).toBeLessThan(1e-12);
    const plain = diagonal(...Array.from({ length: n }, (_, i) => i + 1));
    const { form, turn: none } = turnedForm(plain);
    expect(largest(none, diagonal(...Array(n).fill(1)))).toBe(0);
    expect([...form.diagonal]).toEqual(Array.from({ length: n }, (_, i) => i + 1));
  });

  it.each([1, 2, 9, 30, 70])('of %i rows solves systems with any multiple of 1 added', (n) => {
    const half = cloud(n, n + 3);
    const m = multiply(half, half, { turnB: true });
    const [y, lambda] = [cloud(n, 4), 0.3];
    const { form, turn } = turnedForm(m);
    const x = multiply(turn, solve(factorOf(form, lambda, 0)!, multiply(turn, y)), { turnA: true });
    const again = multiply(m, x);
    for (const [i, value] of x.values.entries()) again.values[i]! += lambda * value;
    expect(largest(again, y)).toBeLessThan(1e-10);
    expect(largest(multiply(turn, applied(form, turn), { turnA: true }), m)).toBeLessThan(1e-11 * n);
  });

  it('is not solved where an eigenvalue is no more than rounding', () => {
    const { form } = finish(tridiagonalOf(diagonal(3, 0, 2)));
    expect(factorOf(form, 1e-13, 1e-12)).toBeUndefined();
    expect(factorOf(form, 1e-11, 1e-12)).toBeDefined();
  });
});

describe('Cholesky', () => {
  it('factors what is positive definite, and only that', () => {
    const m = matrix(3, 3, [4, 12, -16, 12, 37, -43, -16, -43, 98]);
    const l = cholesky(m)!;
    expect([...l.values]).toEqual([2, 0, 0, 6, 1, 0, -8, 5, 3]); // the textbook's example
    const x = solveLower(l, matrix(3, 1, [2, 7, 0]));
    expect([...x.values]).toEqual([1, 1, 1]);
    expect(cholesky(matrix(2, 2, [1, 2, 2, 1]))).toBeUndefined();
    expect(cholesky(matrix(2, 2, [1, 1, 1, 1]))).toBeUndefined();
  });
});

describe('the top axes', () => {
  it('of a covariance diag(9, 4, 1) carry 64.3, 28.6 and 7.1 per cent', () => {
    const spin = polar(cloud(3, 3)).rotation;
    const covariance = multiply(spin, multiply(diagonal(9, 4, 1), spin), { turnA: true });
    const { values } = topAxes(covariance, cloud(3, 3), 60);
    expect([...values].map((value) => Math.round((1000 * value) / 14) / 10)).toEqual([64.3, 28.6, 7.1]);
  });

  it('are found again from those of before in three rounds, and laid on them stay where they were', () => {
    const points = cloud(300, 20);
    for (let i = 0; i < 300; i++) for (let c = 0; c < 20; c++) points.values[i * 20 + c]! *= 20 - c;
    const gramOf = (m: Matrix) => multiply(m, m, { turnA: true });
    const first = topAxes(gramOf(points), cloud(2, 20), 200).vectors;
    const drawn = multiply(points, first, { turnB: true });
    for (let frame = 0; frame < 3; frame++) {
      const spin = polar(cloud(20, 20)).rotation;
      const turnedPoints = multiply(points, spin);
      // The same axes, in the turned space and with a flip and a turn that mean nothing.
      const start = multiply(matrix(2, 2, [0.6, 0.8, 0.8, -0.6]), multiply(first, spin));
      const { vectors } = topAxes(gramOf(turnedPoints), start);
      const laid = multiply(procrustes(vectors, multiply(first, spin)), vectors);
      expect(largest(multiply(turnedPoints, laid, { turnB: true }), drawn)).toBeLessThan(1e-4);
    }
  });

  it('do not fail where nothing varies', () => {
    expect([...topAxes(matrix(4, 4), matrix(2, 4)).values]).toEqual([0, 0]);
  });
});

describe('a map as a rotation and a stretch', () => {
  it('is put together again', () => {
    for (const n of [1, 2, 3, 5]) {
      const m = cloud(n, n);
      const { rotation, stretch } = polar(m);
      expect(largest(multiply(rotation, stretch), m)).toBeLessThan(1e-9);
      expect(largest(multiply(rotation, rotation, { turnB: true }), diagonal(...Array(n).fill(1)))).toBeLessThan(1e-9);
      expect(largest(stretch, turned(stretch))).toBeLessThan(1e-9);
      expect(Math.min(...jacobi(stretch).values)).toBeGreaterThan(-1e-9);
    }
  });

  it('has an orthogonal part even where directions are lost', () => {
    for (const m of [matrix(2, 2), matrix(2, 2, [1, 1, 1, 1]), matrix(3, 3, [0, 2, 0, 0, 0, 0, 0, 0, 0])]) {
      const { rotation, stretch } = polar(m);
      expect(largest(multiply(rotation, stretch), m)).toBeLessThan(1e-7);
      expect(largest(multiply(rotation, rotation, { turnB: true }), diagonal(...Array(m.rows).fill(1)))).toBeLessThan(
        1e-7,
      );
    }
  });

  it('finds the rotation between two frames', () => {
    const spin = polar(cloud(3, 3)).rotation;
    const axes = topAxes(multiply(cloud(9, 9), cloud(9, 9)), cloud(3, 9), 0).vectors;
    expect(largest(procrustes(axes, multiply(spin, axes)), spin)).toBeLessThan(1e-9);
  });
});

describe('effective dimension', () => {
  it('is k for k equal directions, at most k for k unequal ones, 0 for a point', () => {
    expect(participationRatio([3, 3, 3, 0])).toBeCloseTo(3, 12);
    expect(effectiveRank([3, 3, 3, 0])).toBeCloseTo(3, 12);
    expect(participationRatio([9, 4, 1])).toBeLessThan(3);
    expect(participationRatio([0, 0])).toBe(0);
    expect(effectiveRank([0, 0])).toBe(0);
  });

  it('of N points of isotropic noise is d / (1 + (d + 1) / N), within 2 %', () => {
    const [n, d] = [500, 64];
    const points = cloud(n, d);
    const { values } = allEigen(multiply(points, points, { turnA: true }));
    expect(participationRatio(values) / (d / (1 + (d + 1) / n))).toBeCloseTo(1, 1.4);
    expect(Math.abs(participationRatio(values) / (d / (1 + (d + 1) / n)) - 1)).toBeLessThan(0.02);
    expect(dot(rowOf(points, 0), rowOf(points, 0))).toBeGreaterThan(0);
  });
});
