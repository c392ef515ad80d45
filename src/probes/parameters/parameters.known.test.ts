import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { CORNERS, dense, flatten, tinyPictures, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { parametersProbe } from './parameters.probe.ts';

it('are sent one behind another in PyTorch’s layout, a row of weights for each unit, each with its own scale', () => {
  const trainer = tinyRun(
    tinyPictures([[0, 51, 102, 153, 204, 255]], [0]),
    [
      { id: 'c', type: 'conv2d', filters: 1, kernel: 2 },
      flatten,
      dense('a', 3, 'tanh'),
      dense('z', 2, 'linear', { bias: false }),
    ],
    {
      'c.weight': [1, 2, -3, 0.5],
      'c.bias': [0],
      'a.weight': [1, 2, 3, 4, 5, 6],
      'a.bias': [7, -8, 9],
      'z.weight': [10, 11, 12, 13, 14, -15],
    },
  );
  const { parameters, values } = parametersProbe.compute(trainer, {}, createPool());
  expect(parameters).toEqual([
    { block: 'c', name: 'weight', shape: [1, 1, 2, 2], offset: 0, count: 4, limit: 3, start: expect.any(Number) },
    { block: 'c', name: 'bias', shape: [1], offset: 4, count: 1, limit: 1, start: expect.any(Number) },
    { block: 'a', name: 'weight', shape: [3, 2], offset: 5, count: 6, limit: 6, start: expect.any(Number) },
    { block: 'a', name: 'bias', shape: [3], offset: 11, count: 3, limit: 9, start: expect.any(Number) },
    { block: 'z', name: 'weight', shape: [2, 3], offset: 14, count: 6, limit: 15, start: expect.any(Number) },
  ]);
  expect([...values]).toEqual([1, 2, -3, 0.5, 0, 1, 2, 3, 4, 5, 6, 7, -8, 9, 10, 11, 12, 13, 14, -15]);
});

it('of more than 4,096 numbers are not sent', () => {
  const network = [dense('a', 64), dense('b', 64), dense('c', 65), dense('z', 2)];
  const { parameters, values } = parametersProbe.compute(tinyRun(tinyTable(CORNERS), network), {}, createPool());
  expect(parameters.map(({ block, name, count }) => `${block}.${name} ${count}`)).toEqual([
    ...['a.weight 128', 'a.bias 64', 'b.weight 4096', 'b.bias 64', 'c.bias 65', 'z.weight 130', 'z.bias 2'],
  ]);
  expect(values).toHaveLength(128 + 64 + 4096 + 64 + 65 + 130 + 2);
});

it('say how large they were at step 0: as drawn from the seed, or as the document starts them', () => {
  const half = { init: { type: 'constant', value: -0.5 } };
  const network = [dense('a', 3, 'tanh', half), dense('z', 2, 'linear', half)];
  const trainer = tinyRun(tinyTable(CORNERS), network, { 'a.weight': [0, 0, 0, 0, 0, 1e-7] });
  const scales = () =>
    parametersProbe.compute(trainer, {}, createPool()).parameters.map(({ limit, start }) => [limit, start]);
  expect(scales()[0]![0]).toBeCloseTo(1e-7);
  expect(scales().map(([, start]) => start)).toEqual([0.5, 0, 0.5, 0]);
});
