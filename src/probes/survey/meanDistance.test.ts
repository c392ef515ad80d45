import { expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { matrix } from '#linear/matrix.ts';
import { distance, meanDistanceOf } from './meanDistance.ts';

it('measures how far two rows are apart', () => {
  expect(distance([0, 3, 1], [4, 0, 1])).toBe(5);
});

it('of normal rows is about √(2 d), within 3 standard errors', () => {
  const random = randomFrom([4, 4], logf);
  const rows = matrix(
    600,
    40,
    Float64Array.from({ length: 600 * 40 }, () => random.normal()),
  );
  const { value, error } = meanDistanceOf(rows);
  // The mean of a chi distribution of 40 degrees, times √2.
  expect(Math.abs(value - Math.sqrt(80) * (1 - 1 / 160))).toBeLessThan(3 * error);
  expect(error).toBeGreaterThan(0.01);
});

it('is nothing where all rows are the same, or there is one', () => {
  expect(meanDistanceOf(matrix(50, 3))).toEqual({ value: 0, error: 0 });
  expect(meanDistanceOf(matrix(1, 3, [1, 2, 3]))).toEqual({ value: 0, error: 0 });
});

it('of few rows is from each to the next, of the last to the first', () => {
  // 0, 3 and 4 on a line: 3, 1 and 4 apart. Mean 8/3; mean of squares 26/3, a variance of 26/3 − 64/9 = 14/9.
  const { value, error } = meanDistanceOf(matrix(3, 1, [0, 3, 4]));
  expect(value).toBeCloseTo(8 / 3, 12);
  expect(error).toBeCloseTo(Math.sqrt(14 / 9 / 3), 12);
  expect(meanDistanceOf(matrix(2, 1, [0, 3]))).toEqual({ value: 3, error: 0 });
});

it('of many rows is to the 37th on, which has nothing to do with neighbours', () => {
  const ramp = (n: number) =>
    meanDistanceOf(
      matrix(
        n,
        1,
        Array.from({ length: n }, (_, i) => i),
      ),
    ).value;
  // One goes 37 on, and 37 come back by 1.
  expect(ramp(38)).toBeCloseTo((37 + 37) / 38, 12);
  // 3 go 37 on, and 37 come back by 3.
  expect(ramp(40)).toBeCloseTo((3 * 37 + 37 * 3) / 40, 12);
  // 36 go on by 1, and one comes back by 36.
  expect(ramp(37)).toBeCloseTo((36 + 36) / 37, 12);
});
