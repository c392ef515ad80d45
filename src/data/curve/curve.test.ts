import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { defaults } from '#nn/field.ts';
import { phrased } from '#testing/told.ts';
import { curve, heightAt, knotsOf } from './curve.ts';

const roof = [
  [0.5, 0],
  [-0.5, 0],
  [0, 1],
];

it('is straight between knots and level beyond them', () => {
  const knots = knotsOf(roof);
  const heights = [-2, -0.5, -0.25, 0, 0.125, 0.5, 2].map((x) => heightAt(knots, x));
  expect(heights).toEqual([0, 0, 0.5, 1, 0.75, 0, 0]);
});

it('takes evenly spaced points from the first knot to the last', () => {
  const { coordinates, targets } = prepareData({ type: 'curve', drawing: roof, samples: 11 }, 1);
  expect(Array.from(coordinates, (v) => Math.round(v * 100) / 100)).toEqual(
    [-0.5, -0.4, -0.3, -0.2, -0.1, 0, 0.1, 0.2, 0.3, 0.4, 0.5].map((v) => v + 0),
  );
  targets.forEach((value, i) => {
    expect(value).toBeCloseTo(1 - 2 * Math.abs(coordinates[i]!), 6);
  });
});

it('lets the later of two strokes at one place win', () => {
  expect(knotsOf([...roof, [0, -1]])).toEqual([
    [-0.5, 0],
    [0, -1],
    [0.5, 0],
  ]);
});

it('never moves: neither seed nor noise nor the number of samples takes a point off the line', () => {
  const once = prepareData({ type: 'curve', drawing: roof }, 1);
  const again = prepareData({ type: 'curve', drawing: roof, noise: 0.5 }, 2);
  expect([again.coordinates, again.targets]).toEqual([once.coordinates, once.targets]);
  const few = prepareData({ type: 'curve', drawing: roof, samples: 10 }, 1);
  const knots = knotsOf(roof);
  few.targets.forEach((value, i) => {
    expect(value).toBe(Math.fround(heightAt(knots, few.coordinates[i]!)));
  });
});

it('makes do with one knot, none, or knots beyond the reach', () => {
  expect(prepareData({ type: 'curve', drawing: [[0.2, 0.5]] }, 1).targets).toEqual(Float32Array.of(0.5));
  const none = prepareData({ type: 'curve', drawing: [] }, 1);
  expect([none.inputs.length, none.train.length, none.domain]).toEqual([0, 0, [[-1.1, 1.1]]]);
  const drawing = [
    [-1e300, 1e308],
    [0, -101],
  ];
  expect(prepareData({ type: 'curve', drawing }, 1).inputs.every(Number.isFinite)).toBe(true);
  expect(phrased(curve.check?.({ ...defaults(curve.fields), drawing }))).toEqual({
    field: 'drawing',
    message: 'row 1: x must be between −100 and 100, received -1e+300',
  });
});
