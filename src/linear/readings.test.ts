import { describe, expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { type Design, decompose } from './design.ts';
import { type Matrix, matrix, rowOf } from './matrix.ts';
import { Products } from './products.ts';
import { leftOutOf, ridges } from './ridge.ts';
import { lambdasOf } from './ridgeLambdas.ts';
import { entropyOf, explained, shareRight, usableBits } from './scores.ts';
import { finish } from './work.ts';

const random = randomFrom([11, 3], logf);
const products = new Products();
const read = (design: Design, targets: Matrix, lambdas?: readonly number[]) =>
  finish(ridges(products, design, [targets], finish(lambdasOf(design, lambdas))))[0]!;
const readLeftOut = (design: Design, targets: Matrix, lambdas?: readonly number[]) => {
  const reading = read(design, targets, lambdas);
  return { ...reading, leftOut: finish(leftOutOf(products, design, reading, targets)) };
};
const normal = (rows: number, columns: number) =>
  matrix(
    rows,
    columns,
    Float64Array.from({ length: rows * columns }, () => random.normal()),
  );
const designOf = (fit: Matrix, held: Matrix) => finish(decompose(products, fit, held));
const part = ({ columns, values }: Matrix, from: number, to: number) =>
  matrix(to - from, columns, values.slice(from * columns, to * columns));
const oneHot = (classes: readonly number[], count: number) => {
  const y = matrix(count, classes.length);
  for (const [i, c] of classes.entries()) y.values[c * classes.length + i] = 1;
  return y;
};

/** Plain elimination, as a check that shares nothing with the kit: w of (XᵀX + λ) w = Xᵀy over centred rows. */
function solveRidge(x: Matrix, y: readonly number[], lambda: number): { predict(row: ArrayLike<number>): number } {
  const [n, d] = [x.rows, x.columns];
  const mean = Array.from({ length: d }, (_, c) => {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += x.values[i * d + c]!;
    return sum / n;
  });
  const middle = y.reduce((sum, v) => sum + v, 0) / n;
  const a = Array.from({ length: d }, (_, p) =>
    Array.from({ length: d + 1 }, (_, q) => {
      let sum = p === q ? lambda : 0;
      for (let i = 0; i < n; i++) {
        const left = x.values[i * d + p]! - mean[p]!;
        sum += left * (q === d ? y[i]! - middle : x.values[i * d + q]! - mean[q]!);
      }
      return sum;
    }),
  );
  for (let p = 0; p < d; p++)
    for (let q = 0; q < d; q++) {
      if (q === p) continue;
      const factor = a[q]![p]! / a[p]![p]!;
      for (let c = p; c <= d; c++) a[q]![c]! -= factor * a[p]![c]!;
    }
  return { predict: (row) => a.reduce((sum, r, c) => sum + (r[d]! / r[c]!) * (row[c]! - mean[c]!), middle) };
}

describe('ridge', () => {
  // Fewer numbers than rows, and more.
  it.each([
    [30, 6],
    [14, 40],
  ])('leaves a row out of %i as if it were fitted again (%i numbers in a row), to 1e-8', (n, d) => {
    const x = normal(n, d);
    const y = Array.from({ length: n }, () => random.normal());
    const lambda = 0.7;
    const reading = readLeftOut(designOf(x, normal(3, d)), matrix(1, n, y), [lambda]);
    for (let i = 0; i < n; i++) {
      const others = Array.from({ length: n }, (_, j) => j).filter((j) => j !== i);
      const rest = matrix(
        n - 1,
        d,
        others.flatMap((j) => [...rowOf(x, j)]),
      );
      const again = solveRidge(
        rest,
        others.map((j) => y[j]!),
        lambda,
      );
      expect(Math.abs(reading.leftOut.values[i]! - again.predict(rowOf(x, i)))).toBeLessThan(1e-8);
    }
  });

  it.each([
    [40, 5],
    [12, 30],
  ])('predicts held-out rows as plain elimination does (%i rows of %i numbers)', (n, d) => {
    const [x, held] = [normal(n, d), normal(7, d)];
    const y = Array.from({ length: n }, () => random.normal());
    const reading = read(designOf(x, held), matrix(1, n, y), [0.3]);
    const plain = solveRidge(x, y, 0.3);
    for (let i = 0; i < 7; i++) expect(reading.held.values[i]).toBeCloseTo(plain.predict(rowOf(held, i)), 9);
  });

  it('chooses a large λ for noise, a small one for what is there', () => {
    const x = normal(60, 20);
    const there = Array.from({ length: 60 }, (_, i) => x.values[i * 20]! - 2 * x.values[i * 20 + 7]!);
    const design = designOf(x, normal(5, 20));
    const noise = Array.from({ length: 60 }, () => random.normal());
    const [clear, unclear] = [there, noise].map((y) => read(design, matrix(1, 60, y)).lambda);
    expect(clear).toBeLessThan(unclear! / 1000);
  });

  it('survives rows that are all the same', () => {
    const same = matrix(6, 3, Array(18).fill(2));
    const reading = read(designOf(same, same), matrix(1, 6, [1, 2, 3, 4, 5, 9]));
    expect([...reading.held.values]).toEqual(Array(6).fill(4));
  });
});

describe('reading classes', () => {
  it('of two Gaussians d′ apart is right Φ(d′/2) of the time, ± 3 standard errors', () => {
    const n = 1500;
    for (const [distance, phi] of [
      [1, 0.69146],
      [2, 0.84134],
      [3, 0.93319],
    ]) {
      const classes = Array.from({ length: 2 * n }, (_, i) => i % 2);
      const points = normal(2 * n, 3);
      for (const [i, c] of classes.entries()) points.values[i * 3 + 1]! += c * distance!;
      const design = designOf(part(points, 0, n), part(points, n, 2 * n));
      const { held } = read(design, oneHot(classes.slice(0, n), 2));
      const { value, error } = shareRight(held, classes.slice(n));
      expect(Math.abs(value - phi!)).toBeLessThan(3 * error);
    }
  });

  it('reads nothing of the XOR cloud, and a whole bit where two ReLU units have unfolded it', () => {
    const n = 400;
    const points = matrix(
      2 * n,
      2,
      Float64Array.from({ length: 4 * n }, () => (random.below(2) ? 1 : 0)),
    );
    const classes = Array.from({ length: 2 * n }, (_, i) =>
      points.values[2 * i]! !== points.values[2 * i + 1]! ? 1 : 0,
    );
    const hidden = matrix(2 * n, 2);
    for (let i = 0; i < 2 * n; i++) {
      const sum = points.values[2 * i]! + points.values[2 * i + 1]!;
      hidden.values[2 * i] = Math.max(0, sum);
      hidden.values[2 * i + 1] = Math.max(0, sum - 1);
    }
    const readAll = (all: Matrix) => {
      const design = designOf(part(all, 0, n), part(all, n, 2 * n));
      const { held, leftOut } = readLeftOut(design, oneHot(classes.slice(0, n), 2));
      const rest = classes.slice(n);
      return { share: shareRight(held, rest), bits: usableBits(leftOut, classes.slice(0, n), held, rest) };
    };
    const [plain, unfolded] = [readAll(points), readAll(hidden)];
    expect(plain.bits).toBeLessThan(0.02);
    expect(Math.abs(plain.share.value - 0.5)).toBeLessThan(0.08);
    expect(unfolded.share.value).toBe(1);
    expect(unfolded.bits).toBeGreaterThan(0.99 * (entropyOf(classes.slice(n), 2) / Math.LN2));
    expect(unfolded.bits).toBeLessThanOrEqual(1);
  });

  it('stays at chance with shuffled labels', () => {
    const n = 500;
    const classes = Array.from({ length: 2 * n }, () => random.below(4));
    const points = normal(2 * n, 12);
    const { held } = read(designOf(part(points, 0, n), part(points, n, 2 * n)), oneHot(classes.slice(0, n), 4));
    const { value, error } = shareRight(held, classes.slice(n));
    expect(Math.abs(value - 0.25)).toBeLessThan(3 * error);
  });

  it('does not care for an invertible map, where nothing is held back', () => {
    const n = 200;
    const points = normal(2 * n, 3);
    const classes = Array.from({ length: 2 * n }, (_, i) =>
      points.values[3 * i]! + 0.5 * random.normal() > 0 ? 1 : 0,
    );
    const skew = [2, 1, 0, 0, 0.3, 1, -1, 0, 0.8];
    const mapped = matrix(2 * n, 3);
    for (let i = 0; i < 2 * n; i++)
      for (let c = 0; c < 3; c++)
        for (let k = 0; k < 3; k++) mapped.values[3 * i + c]! += skew[3 * c + k]! * points.values[3 * i + k]!;
    const [a, b] = [points, mapped].map((all) =>
      read(designOf(part(all, 0, n), part(all, n, 2 * n)), oneHot(classes.slice(0, n), 2), [1e-9]),
    );
    for (const [i, value] of a!.held.values.entries()) expect(b!.held.values[i]).toBeCloseTo(value, 6);
  });
});

describe('reading numbers', () => {
  const n = 400;
  const factor = Array.from({ length: 2 * n }, () => random.normal());
  const other = normal(2 * n, 4);
  const r2 = (all: Matrix, y: readonly number[]) => {
    const reading = read(designOf(part(all, 0, n), part(all, n, 2 * n)), matrix(1, n, y.slice(0, n)));
    return explained(reading.held.values, y.slice(n), reading.means[0]!);
  };

  it('explains all of a factor that a layer copies, nothing of one it projects out or that was never there', () => {
    const copied = matrix(2 * n, 5);
    for (let i = 0; i < 2 * n; i++) copied.values.set([factor[i]!, ...rowOf(other, i)], 5 * i);
    expect(r2(copied, factor).value).toBeGreaterThan(0.9999);
    const without = r2(other, factor);
    expect(without.value).toBeLessThanOrEqual(3 * without.error + 0.02);
  });

  it('explains half of a factor under as much noise, within 3 standard errors', () => {
    const noisy = matrix(
      2 * n,
      1,
      factor.map((value) => value + random.normal()),
    );
    const { value, error } = r2(noisy, factor);
    expect(error).toBeGreaterThan(0.01);
    expect(Math.abs(value - 0.5)).toBeLessThan(3 * error);
  });
});

describe('a λ that is passed over for a group of many targets', () => {
  // Fewer features than rows and more; classes that can be read, and that cannot.
  it.each([
    [120, 20, true],
    [120, 20, false],
    [60, 90, true],
    [60, 90, false],
  ])('would miss more: %i rows, %i features, read: %s', (n, d, readable) => {
    const x = normal(n, d);
    const classes = Array.from({ length: n }, (_, i) => i % 40);
    if (readable) for (const [i, c] of classes.entries()) rowOf(x, i)[c % d]! += 4;
    const targets = oneHot(classes, 40);
    const design = designOf(x, normal(7, d));
    const found = read(design, targets);
    const alone = design.lambdas.map(({ lambda }) => read(design, targets, [lambda]));
    const least = Math.min(...alone.map(({ looSquares }) => looSquares));
    expect(found.looSquares).toBe(least);
    expect(found.lambda).toBe(alone.find(({ looSquares }) => looSquares === least)!.lambda);
    // Of a few targets each λ is tried in full: the same sums.
    const parts = [0, 20].map((from) => read(design, part(targets, from, from + 20), [found.lambda!]).looSquares);
    expect(parts[0]! + parts[1]!).toBeCloseTo(least, 9);
  });
});
