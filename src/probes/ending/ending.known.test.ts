import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { fourCorners } from '#testing/fourCorners.ts';
import { dense, flatten, tinyRun } from '#testing/tinyRun.ts';
import { endingProbe } from './ending.probe.ts';
import { nearestUnlike } from './nearestUnlike.ts';

const corner = [
  [1, 1, 0],
  [1, -1, 1],
  [-1, 1, 1],
  [-1, -1, 0],
] as const;
const table = { type: 'points', points: corner, testShare: 0 };
const logistic = (z: number) => 1 / (1 + Math.exp(-z));

it('tells what is answered over the plane, of few points one by one, and which of unlike class fall together', () => {
  const run = tinyRun(
    table,
    [dense('a', 2), dense('b', 1)],
    { 'a.weight': [1, 0, 0, 0], 'a.bias': [0, 0], 'b.weight': [2, 0], 'b.bias': [0] },
    { loss: 'binaryCrossEntropy' },
  );
  const { said, rows, values, nearest, classes, dimensions, filters } = endingProbe.compute(
    run,
    { resolution: 2 },
    createPool(),
  );
  expect([classes, dimensions, filters, rows]).toEqual([2, 2, null, [0, 1, 2, 3]]);
  for (const [i, x] of [1, 1, -1, -1].entries()) expect(said[i]).toBeCloseTo(logistic(2 * x), 6);
  // Cells of a grid of two by two over −1.1 … 1.1: their centres lie at ±0.55, the top row first.
  expect(values).toHaveLength(4);
  for (const [i, x] of [-0.55, 0.55, -0.55, 0.55].entries()) expect(values[i]).toBeCloseTo(logistic(2 * x), 6);
  // Only x is kept: the two points on a side are one.
  expect(nearest).toEqual({ rows: [0, 1], apart: 0 });
});

it('sends of images the first layer’s kernels or weights as pictures', () => {
  const kernels = Array.from({ length: 18 }, (_, i) => i);
  const convolution = tinyRun(
    { type: 'barsAndStripes', samples: 20 },
    [{ id: 'c', type: 'conv2d', filters: 2, kernel: 3 }, { id: 'f', type: 'flatten' }, dense('z', 2)],
    { 'c.weight': kernels },
  );
  const of = endingProbe.compute(convolution, { resolution: 9 }, createPool());
  expect([of.filters, [...of.weights], of.values.length, of.nearest]).toEqual([
    { count: 2, width: 3, height: 3 },
    kernels,
    0,
    null,
  ]);
  const wide = tinyRun({ type: 'barsAndStripes', samples: 20 }, [flatten, dense('a', 30), dense('z', 2)]);
  const { filters, weights } = endingProbe.compute(wide, { resolution: 9 }, createPool());
  const first = wide.model.values(wide.plan.parameters[0]!);
  expect([...weights]).toEqual([...first.subarray(0, filters!.count * filters!.width * filters!.height)]);
});

it('of more than two classes sends a share for each, and of a number the number', () => {
  const three = tinyRun({ type: 'gaussians', classes: 3, samples: 30 }, [dense('z', 3)]);
  const { values, rows } = endingProbe.compute(three, { resolution: 4 }, createPool());
  expect([values.length, rows]).toEqual([48, []]);
  for (let i = 0; i < 16; i++) expect(values[i]! + values[16 + i]! + values[32 + i]!).toBeCloseTo(1, 5);
  const sine = tinyRun(
    { type: 'sine', samples: 40 },
    [dense('z', 1)],
    { 'z.weight': [2], 'z.bias': [1] },
    { loss: 'mse' },
  );
  const line = endingProbe.compute(sine, { resolution: 2 }, createPool());
  expect(line).toMatchObject({ dimensions: 1, classes: 0, nearest: null });
  expect(line.values[1]! - line.values[0]!).toBeGreaterThan(1);
});

it('the nearest pair of unlike class is measured against the mean of all pairs', () => {
  // Four points on a line at 0, 1, 2 and 9: the mean distance is (1 + 2 + 9 + 1 + 8 + 7) / 6.
  const places = Float32Array.of(0, 1, 2, 9);
  expect(nearestUnlike(places, 1, [0, 0, 1, 1])).toEqual({ pair: [1, 2], apart: 1 / (28 / 6) });
  expect(nearestUnlike(places, 1, [0, 0, 0, 0])).toBeNull();
  expect(nearestUnlike(new Float32Array(4), 1, [0, 1, 0, 1])).toBeNull();
  expect(nearestUnlike(Float32Array.of(0, Number.NaN), 1, [0, 1])).toBeNull();
  expect(endingProbe.compute(fourCorners(), { resolution: 2 }, createPool()).nearest!.apart).toBeGreaterThan(0.5);
});
