import { expect, test } from 'vitest';
import { curve } from '#data/curve/curve.ts';
import { drawingOf, heightsOf, KNOTS, knotX, nearestKnot, smooth, strokeOver } from './knots.ts';

test('knots stand 0.05 apart from −1 to 1', () => {
  expect([knotX(0), knotX(1), knotX(20), knotX(KNOTS - 1)]).toEqual([-1, -0.95, 0, 1]);
  expect([-2, -1, 0.024, 0.026, 3].map(nearestKnot)).toEqual([0, 0, 20, 21, 40]);
});

test('the drawing that comes with the set goes through its own knots', () => {
  const heights = heightsOf(curve.fields.drawing.default);
  for (const [x, y] of curve.fields.drawing.default) expect(heights[nearestKnot(x!)]).toBe(y);
});

test('heights become rows and rows heights again', () => {
  const heights = heightsOf(curve.fields.drawing.default);
  expect(heightsOf(drawingOf(heights))).toEqual(heights);
});

test('a stroke moves every knot it passes and no other, in either direction', () => {
  const flat = new Array<number>(KNOTS).fill(0);
  const right = strokeOver(flat, -0.1, -1, 0.1, 1);
  expect(right.slice(17, 24)).toEqual([0, -1, -0.5, 0, 0.5, 1, 0]);
  expect(strokeOver(flat, 0.1, 1, -0.1, -1)).toEqual(right);
});

test('a press moves the nearest knot', () => {
  const flat = new Array<number>(KNOTS).fill(0);
  expect(strokeOver(flat, 0.01, 0.4, 0.01, 0.4)[20]).toBe(0.4);
});

test('smoothing levels a spike and keeps a straight line and both ends', () => {
  const spike = new Array<number>(KNOTS).fill(0).with(20, 1);
  expect(smooth(spike).slice(18, 23)).toEqual([0, 0.25, 0.5, 0.25, 0]);
  const line = Array.from({ length: KNOTS }, (_, i) => knotX(i));
  expect(smooth(line)).toEqual(line);
});
