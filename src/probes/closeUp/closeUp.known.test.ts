import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import { CORNERS, dense, flatten, tinyPictures, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { type CloseUpRequest, closeUpProbe, MOST_AHEAD } from './closeUp.probe.ts';

const ask = (trainer: Trainer, request: CloseUpRequest) => closeUpProbe.compute(trainer, request, createPool())!;

/** Two rows of three pixels. */
const trainer = tinyRun(
  tinyPictures(
    [
      [0, 51, 102, 153, 204, 255],
      [255, 0, 0, 0, 0, 0],
    ],
    [0, 1],
  ),
  [
    { id: 'c', type: 'conv2d', filters: 2, kernel: 2, activation: 'relu' },
    { id: 'p', type: 'maxPool2d', size: 1, stride: 2 },
    flatten,
    dense('z', 2),
  ],
  { 'c.weight': [-5, -6, -7, -8, 1, 10, 100, 1000], 'c.bias': [0.25, 0.5], 'z.weight': [1, 2, 3, 4], 'z.bias': [0, 0] },
);

it('a cell of a map is a kernel times the patch under it, row by row, and what the function makes of the sum', () => {
  // Of the second filter the second place: the columns 1 and 2 of both rows.
  const { shown, ...asked } = ask(trainer, { block: 'c', unit: 3, at: [], sample: 0 });
  expect(asked).toEqual({ block: 'c', unit: 3, at: [], sample: 0, ahead: [] });
  expect(shown).toMatchObject({
    ...{ kind: 'window', channels: 1, rows: 2, columns: 2, top: 0, left: 1 },
    ...{ weights: [1, 10, 100, 1000], bias: 0.5, function: 'relu' },
    inputs: [0.2, 0.4, 0.8, 1].map(Math.fround),
  });
  if (shown?.kind !== 'window') throw new Error('no window');
  expect(shown.sum).toBeCloseTo(0.2 + 4 + 80 + 1000 + 0.5, 3);
  expect(shown.output).toBe(shown.sum);
  const first = ask(trainer, { block: 'c', unit: 0, at: [], sample: 1 }).shown;
  expect(first).toMatchObject({ left: 0, inputs: [1, 0, 0, 0], sum: -4.75, output: 0 });
});

it('of the pooled it is the patch with its largest, and where there is nothing to see it is nothing', () => {
  const pooled = ask(trainer, { block: 'p', unit: 1, at: [], sample: 0 }).shown;
  expect(pooled).toMatchObject({ kind: 'pool', how: 'largest', channel: 1, rows: 1, columns: 1, chosen: 0 });
  expect(ask(trainer, { block: 'f', unit: 0, at: [], sample: 0 }).shown).toBeNull();
  expect(closeUpProbe.compute(trainer, { block: 'z', unit: 2, at: [], sample: 0 }, createPool())).toBeNull();
});

it('takes apart the numbers that come next in the same pass: as each is by itself, and none that is not there', () => {
  const asked = { block: 'c', at: [], sample: 0 };
  const { ahead } = ask(trainer, { ...asked, unit: 0, ahead: [{ unit: 1 }, { unit: 3 }, { unit: 4 }, { unit: -1 }] });
  expect(ahead.map(({ unit }) => unit)).toEqual([1, 3]);
  for (const { unit, shown } of ahead) expect(shown).toEqual(ask(trainer, { ...asked, unit }).shown);
  const many = Array.from({ length: 1000 }, () => ({ unit: 1 }));
  expect(ask(trainer, { ...asked, unit: 0, ahead: many }).ahead).toHaveLength(MOST_AHEAD);
});

it('of a point of the plane it is of that point', () => {
  const plane = tinyRun(tinyTable(CORNERS), [dense('z', 2, 'softmax')], {
    'z.weight': [1, 10, 100, 1000],
    'z.bias': [0.5, 0],
  });
  expect(ask(plane, { block: 'z', unit: 1, at: [0.5, 2] }).shown).toMatchObject({
    ...{ kind: 'sum', weights: [100, 1000], inputs: [0.5, 2], bias: 0, sum: 2050, output: 1 },
    shared: { sums: [21, 2050], place: 1 },
  });
});
