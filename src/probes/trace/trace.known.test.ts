import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import { type TraceRequest, traceProbe } from '#probes/trace/trace.probe.ts';
import { dense, trainerOf } from '#testing/surveyed.ts';
import { CORNERS, flatten, tinyPictures, tinyRun, tinyTable } from '#testing/tinyRun.ts';

function set(trainer: Trainer, path: string, values: readonly number[]): void {
  trainer.model.values(trainer.plan.parameters.find((p) => p.path === path)!).set(values);
}
const ask = (trainer: Trainer, request: TraceRequest) => traceProbe.compute(trainer, request, createPool())!;

describe('the sum of a unit', () => {
  const trainer = trainerOf({ type: 'circle', samples: 20 }, [
    dense('a', 3, 'tanh'),
    { id: 'f', type: 'activation', function: 'relu' },
    dense('b', 2),
  ]);
  set(trainer, '0.weight', [1, 2, 3, 4, -5, 6]);
  set(trainer, '0.bias', [0.5, -0.25, 0.125]);

  it('is of weights and inputs in the order they are added, before the function, and what came of it after', () => {
    const traced = ask(trainer, { block: 'a', unit: 1, at: [0.25, 0.5] });
    expect([...traced.terms]).toEqual([3, 0.25, 4, 0.5]);
    expect(traced.bias).toBe(-0.25);
    expect(traced.sum).toBe(3 * 0.25 + 4 * 0.5 - 0.25);
    expect(traced.output).toBeCloseTo(Math.tanh(2.5), 6);
  });

  it('is what goes in where a block sums nothing', () => {
    const { terms, bias, sum, output } = ask(trainer, { block: 'f', unit: 2, at: [0.25, -0.5] });
    expect([...terms]).toEqual([]);
    expect(bias).toBeNull();
    expect(sum).toBeCloseTo(Math.tanh(-5 * 0.25 - 6 * 0.5 + 0.125), 6);
    expect(sum).toBeLessThan(0);
    expect(output).toBe(0);
  });

  it('is nothing of a unit that is not there', () => {
    expect(traceProbe.compute(trainer, { block: 'a', unit: 3, at: [0, 0] }, createPool())).toBeNull();
    expect(traceProbe.compute(trainer, { block: 'z', unit: 0, at: [0, 0] }, createPool())).toBeNull();
  });
});

describe('the sum of a unit of a picture of two rows of three pixels', () => {
  const pictures = [
    [0, 51, 102, 153, 204, 255],
    [255, 0, 0, 0, 0, 0],
  ];
  const trainer = tinyRun(
    tinyPictures(pictures, [0, 1]),
    [
      { id: 'c', type: 'conv2d', filters: 2, kernel: 2, bias: false },
      flatten,
      dense('z', 2) as Record<string, unknown>,
    ],
    { 'c.weight': [5, 6, 7, 8, 1, 10, 100, 1000], 'z.weight': [1, 2, 3, 4, 5, 6, 7, 8], 'z.bias': [0.5, 0.25] },
  );
  const near = (got: ArrayLike<number>, wanted: readonly number[]) => {
    expect(got).toHaveLength(wanted.length);
    for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, 3);
  };

  it('is of the pixels under the filter, row by row', () => {
    // Of the second filter the second place: the columns 1 and 2 of both rows.
    const { terms, bias, sum, output, ...asked } = ask(trainer, { block: 'c', unit: 3, at: [], sample: 0 });
    near(terms, [1, 0.2, 10, 0.4, 100, 0.8, 1000, 1]);
    expect(bias).toBeNull();
    expect(sum).toBeCloseTo(1084.2, 3);
    expect(output).toBe(sum);
    expect(asked).toEqual({ block: 'c', unit: 3, at: [], sample: 0 });
  });

  it('is of the sample asked for, of the first one without', () => {
    expect(ask(trainer, { block: 'c', unit: 0, at: [], sample: 1 }).sum).toBe(5);
    const first = ask(trainer, { block: 'c', unit: 0, at: [] });
    expect(first.sum).toBeCloseTo(0.2 * 6 + 0.6 * 7 + 0.8 * 8, 5);
    expect(first).not.toHaveProperty('sample');
  });

  it('is of what each filter gives at each place', () => {
    // (5, 6, 7, 8) and (1, 10, 100, 1000) over the left and the right four pixels of the second picture, whose first pixel alone is 1.
    const { terms, bias, sum } = ask(trainer, { block: 'z', unit: 1, at: [], sample: 1 });
    near(terms, [5, 5, 6, 0, 7, 1, 8, 0]);
    expect(bias).toBe(0.25);
    expect(sum).toBe(32.25);
  });

  it('is of the number that goes on where nothing is summed', () => {
    const { terms, sum, output } = ask(trainer, { block: 'f', unit: 2, at: [], sample: 1 });
    expect([terms.length, sum, output]).toEqual([0, 1, 1]);
  });
});

it('the sum over other columns takes a place for these, in their order', () => {
  const trainer = tinyRun(tinyTable(CORNERS), [dense('z', 2) as Record<string, unknown>], {
    'z.weight': [1, 10, 100, 1000],
    'z.bias': [0, 0],
  });
  const seen = ask(trainer, { block: 'z', unit: 1, at: [0.5, 2] });
  expect([...seen.terms]).toEqual([100, 0.5, 1000, 2]);
  expect(seen).not.toHaveProperty('axes');
  const turned = ask(trainer, { block: 'z', unit: 1, at: [0.5, 2], axes: [1, 0] });
  expect([[...turned.terms], turned.axes]).toEqual([
    [100, 2, 1000, 0.5],
    [1, 0],
  ]);
});

it('names the place it asks about, but of a row of a table the row alone', () => {
  const { names } = traceProbe;
  const place = { block: 'a', cell: 1, row: undefined, axes: undefined };
  expect(names!({ block: 'a', unit: 1, at: [0, 1] })).toEqual({ ...place, at: [0, 1] });
  expect(names!({ block: 'a', unit: 1, at: [0, 1], sample: 3 })).toEqual({ ...place, at: [0, 1], row: 3 });
  expect(names!({ block: 'a', unit: 1, at: [], sample: 3 })).toEqual({ ...place, row: 3 });
  expect(names!({ block: 'a', unit: 1, at: [] })).toEqual({ ...place, at: [] });
});
