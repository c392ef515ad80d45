import { beforeEach, describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { decompose } from './design.ts';
import { centred, type Matrix, matrix, meanRow, rowOf } from './matrix.ts';
import { Products, turned } from './products.ts';
import { likenessOf, redrawing } from './redrawing.ts';
import { ridges } from './ridge.ts';
import { finish } from './work.ts';

/** Of a stream of its own for each test, so that none hangs on those before it. */
let random = randomFrom([7, 21], logf);
beforeEach(() => {
  random = randomFrom([7, 21], logf);
});
const products = new Products();
const cloud = (rows: number, columns: number) =>
  matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => random.normal()),
  );

/** Both ways of reading `numbers` of rows from `features`: all at once, and each as a target of its own that shares the λ. */
function both(features: readonly [Matrix, Matrix], numbers: readonly [Matrix, Matrix]) {
  const design = finish(decompose(products, ...features));
  const mean = meanRow(numbers[0]);
  const [fit, held] = numbers.map((rows) => centred(rows, mean)) as [Matrix, Matrix];
  const at = finish(redrawing(products, design, finish(likenessOf(products, fit, held))));
  const [one] = finish(ridges(products, design, [turned(numbers[0])]));
  const missed = Float64Array.from({ length: held.rows }, (_, i) => {
    let sum = 0;
    for (let p = 0; p < held.columns; p++)
      sum += (numbers[1].values[i * held.columns + p]! - rowOf(one!.held, p)[i]!) ** 2;
    return sum;
  });
  return { at, one: one!, missed, spread: rowOf(finish(products.gram(held)), 0)[0]! };
}

describe('many numbers redrawn at once', () => {
  // Fewer features than rows and more, fewer numbers and more, strong signal and none. Where features can fit every row the squares of rows left out are small
  // differences of large numbers, times the square of a large stretch: of them fewer digits are known.
  it.each([
    [40, 5, 12, 1, 8],
    [40, 5, 60, 0, 8],
    [20, 50, 3, 1, 2],
    [20, 50, 30, 0.2, 2],
    [64, 64, 9, 0.02, 2],
  ])('of %i rows, %i features and %i numbers are missed by as much as one by one', (n, d, p, signal, digits) => {
    const map = cloud(d, p);
    const made = (x: Matrix) => {
      const y = finish(products.multiply(x, map));
      const noise = cloud(x.rows, p);
      return matrix(
        x.rows,
        p,
        y.values.map((value, i) => 3 + signal * value + noise.values[i]!),
      );
    };
    const features = [cloud(n, d), cloud(11, d)] as const;
    const { at, one, missed, spread } = both(features, [made(features[0]), made(features[1])]);
    expect(at.looSquares / one.looSquares).toBeCloseTo(1, digits);
    for (const [i, value] of missed.entries()) expect(at.missed[i]! / value).toBeCloseTo(1, digits);
    expect(spread).toBeGreaterThan(0);
  });

  it.each([
    [80, 12, 0],
    [80, 12, 1],
    [80, 70, 0.1],
    [30, 60, 0.3],
  ])('take the best λ of all: %i rows, %i features, signal %f', (n, d, signal) => {
    const [x, map, noise] = [cloud(n, d), cloud(d, 20), cloud(n, 20)];
    const y = finish(products.multiply(x, map));
    const numbers = matrix(
      n,
      20,
      y.values.map((value, i) => signal * value + noise.values[i]!),
    );
    const design = finish(decompose(products, x, x));
    const fit = centred(numbers, meanRow(numbers));
    const likeness = finish(likenessOf(products, fit, fit));
    const found = finish(redrawing(products, design, likeness));
    const alone = design.lambdas.map((one) => finish(redrawing(products, { ...design, lambdas: [one] }, likeness)));
    const least = alone.reduce((best, one) => (one.looSquares < best.looSquares ? one : best));
    expect(found).toEqual(least);
  });

  it('are their mean where the features say nothing', () => {
    const numbers = [cloud(12, 3), cloud(4, 3)] as const;
    const mean = meanRow(numbers[0]);
    const likeness = finish(likenessOf(products, centred(numbers[0], mean), centred(numbers[1], mean)));
    const design = finish(decompose(products, matrix(12, 2), matrix(4, 2)));
    const { missed } = finish(redrawing(products, design, likeness));
    for (const [i, value] of likeness.spread.entries()) expect(missed[i]).toBeCloseTo(value, 12);
  });

  it('are not predicted from rows that all stand alone', () => {
    // One feature a row: with any λ that is tried, or none, a row left out says nothing of the others … but of one row.
    const one = matrix(1, 2, [3, 4]);
    const design = finish(decompose(products, one, one));
    const likeness = finish(likenessOf(products, matrix(1, 2), matrix(1, 2, [1, 1])));
    expect(finish(redrawing(products, design, likeness))).toEqual({
      factor: undefined,
      looSquares: Number.POSITIVE_INFINITY,
      missed: Float64Array.of(2),
    });
  });
});
