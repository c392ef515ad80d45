import { expect, it } from 'vitest';
import { answersFor, cellAt, pictureOf, sayAt, targetLimit } from './answerPicture.ts';

const domain = [
  [-1, 1],
  [-1, 1],
] as const;
const result = {
  resolution: 2,
  dimensions: 2,
  sample: -1,
  classes: 2,
  values: Float32Array.of(0.9, 0.8, 0.3, 0.1, 0.1, 0.2, 0.7, 0.9),
  said: new Float32Array(0),
  mean: new Float32Array(0),
};

it('turns a map per class into a row of shares per place', () => {
  const picture = pictureOf(result, 1);
  expect([...picture.values].map((v) => Math.round(v * 10))).toEqual([9, 1, 8, 2, 3, 7, 1, 9]);
  expect(pictureOf(result, 1, picture.values).values).toBe(picture.values);
});

it('finds the cell of a point, the top row first', () => {
  expect(cellAt(2, domain, [-0.5, 0.5])).toBe(0);
  expect(cellAt(2, domain, [0.5, 0.5])).toBe(1);
  expect(cellAt(2, domain, [-0.5, -0.5])).toBe(2);
  expect(cellAt(2, domain, [5, -5])).toBe(3);
  expect(cellAt(4, [[-1, 1]], [0.1])).toBe(2);
});

it('reads the shares at a point', () => {
  expect(sayAt(result, domain, [0.5, -0.5]).map((v) => Math.round(v * 10))).toEqual([1, 9]);
});

it('keeps the answer of other data apart', () => {
  const data = { dimensions: 2, classNames: ['A', 'B', 'C'] } as never;
  expect(answersFor(result, data)).toBe(false);
  expect(answersFor(undefined, data)).toBe(false);
  const own = { dimensions: 2, classNames: ['A', 'B'] } as never;
  expect(answersFor(result, own)).toBe(true);
  expect(answersFor({ ...result, resolution: 0 }, own)).toBe(false);
});

it('never gives a scale of no length', () => {
  expect(targetLimit(Float32Array.of(0.5, -2))).toBe(2);
  expect(targetLimit(Float32Array.of(0, 0))).toBe(1);
});
