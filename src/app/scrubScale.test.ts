import fc from 'fast-check';
import { expect, it } from 'vitest';
import { axisEnd, endOf, pointAt, pointForKey, shareAt, stepAt } from './scrubScale.ts';

const points = { epoch: Float64Array.of(0, 1, 2, 3, 3.5), step: Float64Array.of(0, 8, 16, 24, 28), count: 5 };

it('ends the axis at a round number beyond the run', () => {
  expect([0, 10, 100, 173, 195].map(axisEnd)).toEqual([10, 15, 150, 200, 300]);
});

it('ends the axis at a number, whatever the epoch', () => {
  fc.assert(
    fc.property(fc.oneof(fc.double(), fc.constantFrom(Number.NaN, Number.POSITIVE_INFINITY)), (epoch) => {
      expect(Number.isFinite(axisEnd(epoch))).toBe(true);
    }),
  );
});

it('finds the point nearest to an epoch', () => {
  expect([-1, 0.4, 0.6, 2.6, 99].map((at) => pointAt(points, at))).toEqual([0, 0, 1, 3, 4]);
  expect(pointAt({ ...points, count: 0 }, 1)).toBe(-1);
});

it('walks from point to point by keys', () => {
  expect(pointForKey('ArrowLeft', points, 16)).toBe(1);
  expect(pointForKey('ArrowLeft', points, 20)).toBe(2);
  expect(pointForKey('ArrowRight', points, 20)).toBe(3);
  expect(pointForKey('Home', points, 20)).toBe(0);
  expect(pointForKey('PageUp', points, 0)).toBe(4);
  expect(pointForKey('a', points, 0)).toBeUndefined();
});

it('leads from a place on the bar to the step whose knob stands there', () => {
  const under = (x: number) => stepAt(points, shareAt(x, width, inset) * endOf(points));
  const width = 400;
  const inset = 8;
  expect([8, 200, 392].map((x) => shareAt(x, width, inset))).toEqual([0, 0.5, 1]);
  const placeOf = (epoch: number) => inset + (epoch / endOf(points)) * (width - 2 * inset);
  for (let i = 0; i < points.count; i++) {
    expect(under(placeOf(points.epoch[i]!))).toBe(points.step[i]);
    expect(under(placeOf(points.epoch[i]!) + 2)).toBe(points.step[i]);
  }
  expect(under(0)).toBe(0);
  expect(under(width)).toBe(28);
  expect(stepAt({ ...points, count: 0, step: new Float64Array(0) }, 0.5)).toBeUndefined();
});
