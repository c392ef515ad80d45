import { expect, test } from 'vitest';
import { MAX_POINTS } from '#data/points/points.ts';
import { addPoint, countClasses, eraseNear, reachOf, rowsForTask, sprayPlace } from './paint.ts';

test('a point is rounded to three decimals and held within the plane', () => {
  expect(addPoint([], 0.12345, -3, 2, 1.1)).toEqual([[0.123, -1.1, 2]]);
  expect(Object.is(addPoint([], -0.0001, 0, 0, 1.1)[0]![0], 0)).toBe(true);
});

test('a full table takes no more points', () => {
  const full = Array.from({ length: MAX_POINTS }, () => [0, 0, 0]);
  expect(addPoint(full, 0, 0, 0, 1.1)).toBe(full);
});

test('the brush stays within its radius and covers its disc evenly', () => {
  let seed = 1;
  const random = () => {
    seed = (seed * 48271) % 2147483647;
    return seed / 2147483647;
  };
  const distances = Array.from({ length: 2000 }, () => {
    const [x, y] = sprayPlace(1, 2, 0.5, random);
    return Math.hypot(x - 1, y - 2);
  });
  expect(Math.max(...distances)).toBeLessThanOrEqual(0.5);
  const inner = distances.filter((d) => d < 0.25).length / 2000;
  expect(inner).toBeGreaterThan(0.2);
  expect(inner).toBeLessThan(0.3);
});

test('erasing takes what is near and leaves the same rows where nothing is', () => {
  const rows = [
    [0, 0, 0],
    [0.5, 0, 1],
  ];
  expect(eraseNear(rows, 0.05, 0, 0.1)).toEqual([[0.5, 0, 1]]);
  expect(eraseNear(rows, -0.5, 0, 0.1)).toBe(rows);
});

test('points are counted class by class', () => {
  expect(
    countClasses([
      [0, 0, 1],
      [0, 0, 1],
      [0, 0, 7],
    ]),
  ).toEqual([0, 2, 0, 0, 0, 0, 0, 1]);
});

test('classes become values from 1 down to −1, and values classes by their sign', () => {
  const classes = [0, 1, 2].map((label) => [0, 0, label]);
  expect(rowsForTask(classes, 'regression').map((row) => row[2])).toEqual([1, 0, -1]);
  const values = [0.7, 0, -0.2].map((value) => [0, 0, value]);
  expect(rowsForTask(values, 'classification').map((row) => row[2])).toEqual([0, 0, 1]);
});

test('the plane reaches to 1.1, and farther where points lie', () => {
  expect(reachOf([[1, -1, 0]])).toBe(1.1);
  expect(reachOf([[0, -2.04, 0]])).toBe(2.1);
});
