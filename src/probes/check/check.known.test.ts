import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { dense, tinyRun } from '#testing/tinyRun.ts';
import { checkProbe } from './check.probe.ts';

it('holds every slope of two samples against its measure, the steepest first, each under its name and place', () => {
  const points = [
    [1, 0.5, 1],
    [-0.5, 1, 2],
  ];
  const trainer = tinyRun(
    { type: 'points', task: 'regression', points, testShare: 0 },
    [dense('z', 1)],
    { 'z.weight': [1, 2], 'z.bias': [0.25] },
    { loss: 'mse', batchSize: 2 },
  );
  const { rows, loss, kept, paths, ...about } = checkProbe.compute(trainer, { block: 'z', asked: 1 }, createPool())!;
  expect(about).toEqual({ block: 'z', asked: 1, step: 0, samples: 2, batch: 2 });
  // Said 2.25 and 1.75: off by 1.25 and −0.25, which are the slopes of the mean of the two squares.
  expect(loss).toBeCloseTo((1.5625 + 0.0625) / 2, 6);
  const place = (row: number) => trainer.model.order.indexOf(row);
  const known = [
    { parameter: 'weight', index: 0, slope: 1.25 * 1 - 0.25 * -0.5 },
    { parameter: 'weight', index: 1, slope: 1.25 * 0.5 - 0.25 * 1 },
    { parameter: 'bias', index: 0, slope: 1.25 - 0.25 },
    { parameter: 'input', index: 1, sample: place(0), slope: 1.25 * 2 },
    { parameter: 'input', index: 0, sample: place(0), slope: 1.25 * 1 },
    { parameter: 'input', index: 1, sample: place(1), slope: -0.25 * 2 },
    { parameter: 'input', index: 0, sample: place(1), slope: -0.25 * 1 },
  ];
  expect(rows).toHaveLength(known.length);
  for (const [i, { slope, ...where }] of known.entries()) {
    expect(rows[i]).toMatchObject({ ...where, verdict: 'agrees' });
    expect(rows[i]!.backprop).toBeCloseTo(slope, 6);
    expect(rows[i]!.measured).toBeCloseTo(slope, 3);
  }
  // Every slope comes back times (1, 2).
  expect(kept).toBeCloseTo(Math.sqrt(5), 6);
  expect(paths).toEqual([]);
});
