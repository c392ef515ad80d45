import { expect, it, vi } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { Model } from '#engine/model.ts';
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

it('finds slopes that are wrong, and says where a corner leaves nothing to hold them against', () => {
  // One ReLU, at the very corner for the one point: x − 2y = 0. What follows is off by −1, a slope of −2.
  const trainer = tinyRun(
    { type: 'points', task: 'regression', points: [[1, 0.5, 1]], testShare: 0 },
    [dense('a', 1, 'relu'), dense('z', 1)],
    { 'a.weight': [1, -2], 'a.bias': [0], 'z.weight': [1], 'z.bias': [0] },
    { loss: 'mse' },
  );
  const verdicts = (block: string, asked: number) =>
    checkProbe
      .compute(trainer, { block, asked }, createPool())!
      .rows.map(({ parameter, index, verdict }) => `${parameter} ${index} ${verdict}`);
  // Left of the corner the slope is 0, as backpropagation has it, right of it −2: both are within what is measured. Of z the weight does nothing, since 0 comes in.
  const right = ['weight 0 agrees', 'weight 1 agrees', 'bias 0 agrees', 'input 0 agrees', 'input 1 agrees'];
  expect(verdicts('a', 2)).toEqual(right);
  expect(verdicts('z', 3)).toEqual(['weight 0 agrees', 'bias 0 agrees', 'input 0 agrees']);
  // Were backpropagation off by 5, it would be found out, but where there is no slope to hold it against.
  const { gradient } = Model.prototype;
  const spy = vi.spyOn(Model.prototype, 'gradient').mockImplementation(function (this: Model, parameter) {
    return gradient.call(this, parameter).map((value) => value + 5);
  });
  try {
    expect(verdicts('z', 4)).toEqual(['weight 0 differs', 'bias 0 differs', 'input 0 agrees']);
    expect(verdicts('a', 5)).toEqual(['weight 0 kink', 'weight 1 kink', 'bias 0 kink', ...right.slice(3)]);
  } finally {
    spy.mockRestore();
  }
});
