import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import type { Trainer } from '#engine/trainer.ts';
import { dense, flatten, tinyPictures, tinyRun } from '#testing/tinyRun.ts';
import { picturesProbe } from './pictures.probe.ts';

const ask = (trainer: Trainer, listed: number) => picturesProbe.compute(trainer, { listed }, createPool());
const empty = [0, 0, 0, 0, 0, 0];
/** Gives every pixel back as it is but the third of the first row, which it takes for empty, and the first of the second row, of which it gives half. */
const weights = {
  'z.weight': Array.from({ length: 36 }, (_, i) => (i % 7 === 0 ? [1, 1, 0, 0.5, 1, 1][i / 7]! : 0)),
  'z.bias': empty,
};
const network = [flatten, dense('z', 6)];

it('lists the pictures that are missed most, by the mean square of a pixel, with what came back', () => {
  // The third pixel misses by 0.6 and the fourth by half of 0.8; the second picture misses nothing; the third 1 in the third pixel.
  const pictures = [
    [51, 0, 153, 204, 0, 255],
    [51, 255, 0, 0, 204, 255],
    [0, 0, 255, 0, 0, 102],
  ];
  const trainer = tinyRun(tinyPictures(pictures, [0, 1, 0], { task: 'picture' }), network, weights, { loss: 'mse' });
  const { rows, off, pictures: back, count } = ask(trainer, 2);
  expect([rows, count]).toEqual([[2, 0], 3]);
  expect(off[0]).toBeCloseTo(1 / 6, 6);
  expect(off[1]).toBeCloseTo((0.36 + 0.16) / 6, 6);
  for (const [p, pixel] of [0, 0, 0, 0, 0, 0.4, 0.2, 0, 0, 0.4, 0, 1].entries()) expect(back[p]).toBeCloseTo(pixel, 6);
  expect(back).toHaveLength(12);
  // Of those that are missed by as much the first comes first.
  expect(ask(trainer, 3)).toMatchObject({ rows: [2, 0, 1], off: [expect.any(Number), expect.any(Number), 0] });
});

it('looks at those that are held out alone, and at all of many', () => {
  const dark = empty.with(2, 255);
  const some = tinyPictures(Array(20).fill(dark), Array(20).fill(0), { task: 'picture', testShare: 0.25 });
  const trainer = tinyRun(some, network, weights, { loss: 'mse' });
  const { rows, count } = ask(trainer, 20);
  expect([rows, count]).toEqual([[...trainer.plan.data!.test], 5]);
  // More than are evaluated at a time: the last but one alone is missed.
  const many = tinyPictures(Array(300).fill(empty).with(298, dark), Array(300).fill(0), { task: 'picture' });
  const all = ask(tinyRun(many, network, weights, { loss: 'mse' }), 2);
  expect([all.rows, all.count]).toEqual([[298, 0], 300]);
});

it('takes the share of ink for the pixel where outputs are logits', () => {
  const half = tinyPictures([empty], [0], { task: 'picture' });
  const nothing = { 'z.weight': Array(36).fill(0), 'z.bias': empty.with(1, Math.log(3)) };
  const { off, pictures } = ask(tinyRun(half, network, nothing, { loss: 'binaryCrossEntropy' }), 1);
  expect(pictures[0]).toBe(0.5);
  expect(pictures[1]).toBeCloseTo(0.75, 6);
  expect(off[0]).toBeCloseTo((5 * 0.25 + 0.5625) / 6, 6);
});

it('lists nothing where classes are asked for', () => {
  const trainer = tinyRun(tinyPictures([empty, empty], [0, 1]), [flatten, dense('z', 2)]);
  expect(ask(trainer, 3)).toEqual({ rows: [], off: [], pictures: new Float32Array(0), count: 0 });
});
