import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { dense, tinyRun } from '#testing/tinyRun.ts';
import { gradientsProbe } from './gradients.probe.ts';

it('are root mean squares of what two points send back through two layers, and of what the step makes of it', () => {
  const points = [
    [1, 0.5, 2],
    [-0.5, 1, -1],
  ];
  const trainer = tinyRun(
    { type: 'points', task: 'regression', points, testShare: 0 },
    [dense('a', 2), dense('z', 1)],
    { 'a.weight': [1, 0, 0, 2], 'a.bias': [0, 0], 'z.weight': [1, -1], 'z.bias': [0] },
    { loss: 'mse', batchSize: 2, optimizer: { type: 'sgd', learningRate: 0.1 } },
  );
  const ask = () => gradientsProbe.compute(trainer, {}, createPool());
  expect(ask()).toEqual([
    { id: 'a', output: null, parameters: null, change: null, size: Math.sqrt(5 / 6) },
    { id: 'z', output: null, parameters: null, change: null, size: Math.sqrt(2 / 3) },
  ]);
  trainer.measures = true;
  trainer.stepBatch();
  // Hidden (1, 1) and (−0.5, 2); said 0 and −2.5; off by −2 and −1.5, which are the slopes of the mean of two squares.
  // z: weight −2 · 1 + 1.5 · 0.5 = −1.25 and −2 · 1 − 1.5 · 2 = −5, bias −3.5.
  // a: slopes (−2, 2) and (−1.5, 1.5); weight −2 · 1 + 1.5 · 0.5 = −1.25, −2 · 0.5 − 1.5 · 1 = −2.5 and the opposite of both, bias −3.5 and 3.5.
  const [a, z] = ask();
  const rms = (...values: number[]) => Math.sqrt(values.reduce((sum, v) => sum + v * v, 0) / values.length);
  expect(z!.output).toBeCloseTo(rms(-2, -1.5), 6);
  expect(z!.parameters).toBeCloseTo(rms(-1.25, -5, -3.5), 6);
  expect(z!.change).toBeCloseTo(0.1 * rms(-1.25, -5, -3.5), 6);
  expect(z!.size).toBeCloseTo(rms(1.125, -0.5, 0.35), 6);
  expect(a!.output).toBeCloseTo(rms(-2, 2, -1.5, 1.5), 6);
  expect(a!.parameters).toBeCloseTo(rms(-1.25, -2.5, 1.25, 2.5, -3.5, 3.5), 6);
  expect(a!.change).toBeCloseTo(0.1 * rms(-1.25, -2.5, 1.25, 2.5, -3.5, 3.5), 6);
  expect(a!.size).toBeCloseTo(rms(1.125, 0.25, -0.125, 1.75, 0.35, -0.35), 6);
});

it('of a block without parameters are those of its output alone', () => {
  const trainer = tinyRun(
    { type: 'points', task: 'regression', points: [[2, -3, 1]], testShare: 0 },
    [dense('a', 2), { id: 'f', type: 'activation', function: 'relu' }, dense('z', 1)],
    { 'a.weight': [1, 0, 0, 1], 'a.bias': [0, 0], 'z.weight': [3, 4], 'z.bias': [0] },
    { loss: 'mse' },
  );
  trainer.stepBatch();
  // Off by 3 · 2 − 1 = 5, a slope of 10: 30 and 40 come back to the function, and 30 and 0 pass it.
  const [a, f] = gradientsProbe.compute(trainer, {}, createPool());
  expect(f).toEqual({ id: 'f', output: Math.sqrt((900 + 1600) / 2), parameters: null, change: null, size: null });
  expect(a!.output).toBeCloseTo(Math.sqrt(900 / 2), 5);
});

it('are those in memory where the step was not measured', () => {
  const points = [
    [1, 0.5, 2],
    [-0.5, 1, -1],
  ];
  const trainer = tinyRun(
    { type: 'points', task: 'regression', points, testShare: 0 },
    [dense('z', 1)],
    { 'z.weight': [1, 2], 'z.bias': [0] },
    { loss: 'mse', batchSize: 2, optimizer: { type: 'sgd', learningRate: 0.1 } },
  );
  trainer.stepBatch();
  // Said 2 and 1.5; off by 0 and 2.5, of which half of the doubled counts: weight 2.5 · −0.5 and 2.5 · 1, bias 2.5.
  const [z] = gradientsProbe.compute(trainer, {}, createPool());
  expect(z!.parameters).toBeCloseTo(2.5 * Math.sqrt((0.25 + 1 + 1) / 3), 6);
  expect(z!.change).toBeNull();
  expect(z!.size).toBeCloseTo(Math.sqrt((1.125 ** 2 + 1.75 ** 2 + 0.25 ** 2) / 3), 6);
});
