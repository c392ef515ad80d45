import { expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom } from '#base/random.ts';
import { matrix } from '#linear/matrix.ts';
import { distance, yardstickOf } from './yardstick.ts';

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
  const { value, error } = yardstickOf(rows);
  // The mean of a chi distribution of 40 degrees, times √2.
  expect(Math.abs(value - Math.sqrt(80) * (1 - 1 / 160))).toBeLessThan(3 * error);
  expect(error).toBeGreaterThan(0.01);
});

it('is nothing where all rows are the same, or there is one', () => {
  expect(yardstickOf(matrix(50, 3))).toEqual({ value: 0, error: 0 });
  expect(yardstickOf(matrix(1, 3, [1, 2, 3]))).toEqual({ value: 0, error: 0 });
});
