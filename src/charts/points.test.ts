import { beforeEach, expect, it } from 'vitest';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { palette } from './color.ts';
import { drawPoints, nearestPoint, type PointStyle, thinned } from './points.ts';

let canvas: RecordingCanvas;
recordingPage();
beforeEach(() => {
  canvas = new RecordingCanvas();
});

// Two train points and a test point, all of class 0 (a circle) but the second; the last two are answered wrong.
const points = {
  ...{ count: 3, x: [1, 2, 3], y: [10, 20, 30], label: [0, 1, 0] },
  ...{ test: [0, 0, 1], wrong: [0, 1, 1] },
};
const toX = (x: number) => 100 * x;
const toY = (y: number) => -y;
const draw = (style: PointStyle = {}, more: object = {}) =>
  drawPoints(canvas.context, { ...points, ...more }, toX, toY, { radius: 4, ...style });
const fills = () => canvas.all('fill').map(({ fill }) => fill);
const rings = (radius: number) => canvas.all('arc').filter(({ numbers }) => Math.abs(numbers[2]! - radius) < 1e-9);

it('fills train points in the colour of their class, and leaves test points open', () => {
  draw();
  const { classes, paper } = palette();
  expect(fills()).toEqual([classes[0], classes[1], paper]);
  expect(canvas.all('stroke').some(({ stroke, lineWidth }) => stroke === classes[0] && lineWidth === 4 * 0.55)).toBe(
    true,
  );
  expect(rings(3.6).map(({ numbers }) => numbers.slice(0, 2))).toEqual([[100, -10]]);
  expect(rings(4).map(({ numbers }) => numbers.slice(0, 2))).toEqual([[300, -30]]);
});

it('rings the wrong ones in ink, wherever they stand, and the chosen one in the accent', () => {
  draw({ selected: 0 });
  expect(rings(8).map(({ numbers }) => numbers.slice(0, 2))).toEqual([
    [200, -20],
    [300, -30],
  ]);
  const { ink1, accent } = palette();
  expect(
    canvas
      .all('stroke')
      .slice(-3)
      .map(({ stroke }) => stroke),
  ).toEqual([ink1, ink1, accent]);
  expect(rings(9.6).map(({ numbers }) => numbers.slice(0, 2))).toEqual([[100, -10]]);
});

it('writes the character of a class in its colour where it has one', () => {
  draw({}, { glyphs: ['3', '8'] });
  const { classes } = palette();
  expect(canvas.all('fillText').map(({ text, fill, numbers }) => [text, fill, ...numbers.slice(0, 2)])).toEqual([
    ['3', classes[0], 100, -10],
    ['8', classes[1], 200, -20],
    ['3', classes[0], 300, -30],
  ]);
  expect(rings(8)).toHaveLength(2);
});

it('shows one side of the split where that is asked for', () => {
  draw({ show: 'test' });
  expect(fills()).toEqual([palette().paper]);
  expect(rings(8)).toHaveLength(1);
  canvas.marks.length = 0;
  draw({ show: 'train', selected: 9 }, { wrong: undefined });
  expect(fills()).toEqual(palette().classes.slice(0, 2));
  expect(rings(8)).toHaveLength(0);
});

it('draws points without classes in ink', () => {
  draw({}, { label: undefined, test: undefined });
  expect(new Set(fills())).toEqual(new Set([palette().ink2]));
});

it('finds the nearest point within reach, the last of equals', () => {
  const at = (px: number, py: number, reach?: number) => nearestPoint(points, toX, toY, px, py, reach);
  expect(at(104, -12)).toBe(0);
  expect(at(204, -20)).toBe(1);
  expect(at(120, -10)).toBeNull();
  expect(at(112, -10)).toBe(0);
  expect(at(120, -10, 20)).toBe(0);
  expect(nearestPoint({ count: 2, x: [0, 0], y: [0, 0] }, toX, toY, 1, 1)).toBe(1);
});

it('thins too many points to so many, strewn over all places whatever order they stand in', () => {
  expect(thinned(2000, 2000)).toBeUndefined();
  const drawn = thinned(12_000, 2000)!;
  expect(drawn.reduce((a, b) => a + b)).toBe(2000);
  for (const period of [2, 3, 4, 6, 10]) {
    const counts = new Array<number>(period).fill(0);
    for (const [i, one] of drawn.entries()) counts[i % period]! += one;
    for (const n of counts) expect(Math.abs((n * period) / 2000 - 1)).toBeLessThan(0.15);
  }
  const first = drawn.subarray(0, 6000).reduce((a, b) => a + b);
  expect(Math.abs(first / 1000 - 1)).toBeLessThan(0.1);
});

it('neither draws nor finds a point that is not to be drawn', () => {
  const drawn = [1, 0, 1];
  draw({}, { drawn });
  const { classes, paper } = palette();
  expect(fills()).toEqual([classes[0], paper]);
  expect(nearestPoint({ ...points, drawn }, toX, toY, 200, -20, 50)).toBeNull();
  expect(nearestPoint(points, toX, toY, 200, -20, 50)).toBe(1);
});
