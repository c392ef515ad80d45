import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { dense, tinyPictures, tinyRun } from '#testing/tinyRun.ts';
import { conceptsProbe } from './concepts.probe.ts';

/** The fifth pixel is lighter from picture to picture; the first four are dark there, and called so. */
const inks = [255, 204, 153, 102, 77, 51, 26, 0];
const pictures = inks.map((ink) => [0, 0, 0, 0, ink, 26]);
const data = tinyPictures(pictures, [1, 1, 1, 1, 0, 0, 0, 0]);
const run = () =>
  tinyRun(
    data,
    [
      { id: 'c', type: 'conv2d', filters: 1, kernel: 2, init: 'zeros' },
      { id: 'g', type: 'flatten' },
      dense('a', 3, 'linear', { init: 'zeros' }),
      dense('z', 2),
    ],
    // The last of four pixels under the filter; then the left place as it is, its opposite, and nothing.
    { 'c.weight': [0, 0, 0, 1], 'c.bias': [0], 'a.weight': [1, 0, -1, 0, 0, 0], 'a.bias': [0, 0, 0.5] },
  );

it('names the class that a unit tells apart, with the pictures that it likes best', () => {
  const result = conceptsProbe.compute(run(), { block: 'a' }, createPool())!;
  const { units, ...about } = result;
  expect(about).toEqual({
    ...{ block: 'a', step: 0, fit: 8, held: 8, apart: false },
    concepts: [
      { name: 'light', part: false },
      { name: 'dark', part: false },
    ],
  });
  const [ink, paper, none] = units;
  // All four dark pictures above all four light ones: an area of 1, of four pairs that have nothing in common at least 1 − 3/4. At the start all were at one place.
  expect(ink!.naming).toEqual({ concept: 1, score: 1, error: 0, bound: 0.25, baseline: 0.5 });
  expect(paper!.naming).toEqual({ concept: 0, score: 1, error: 0, bound: 0.25, baseline: 0.5 });
  expect(none!.naming).toMatchObject({ concept: 0, score: 0.5, bound: null, baseline: 0.5 });
  expect(ink!.best.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
  expect(paper!.best.map(({ row }) => row)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  expect(paper!.even.map(({ row }) => row)).toEqual([7, 6, 5, 4, 3, 2, 1, 0]);
  expect(none!.best.map(({ row, place, value }) => [row, place, value])).toEqual(inks.map((_, row) => [row, 2, 0.5]));
  expect(ink!.best[1]).toEqual({ row: 1, place: 0, value: expect.closeTo(0.8, 6) });
  expect(units.every(({ computed }) => computed)).toBe(true);
});

it('says where in its map a filter likes a picture: at the left of two places, or at the right', () => {
  const { units } = conceptsProbe.compute(run(), { block: 'c' }, createPool())!;
  expect(units).toHaveLength(1);
  const [{ best, naming }] = units as [(typeof units)[0]];
  // Under the last of four pixels lie the fifth at the left and the sixth, a tenth dark, at the right, which comes later than the first of two equals.
  expect(best.map(({ row, place, value }) => [row, place, Math.round(value * 255)])).toEqual([
    ...inks.slice(0, 7).map((ink, row) => [row, 0, ink]),
    [7, 1, 26],
  ]);
  expect(naming).toMatchObject({ concept: 1, score: 1, baseline: 0.5 });
});

it('names nothing where a number is none, and knows no block that is not there', () => {
  const trainer = run();
  trainer.model.values(trainer.plan.parameters.find((p) => p.block === 'a' && p.name === 'bias')!)[1] = Number.NaN;
  const { units } = conceptsProbe.compute(trainer, { block: 'a' }, createPool())!;
  expect(units.map(({ computed }) => computed)).toEqual([true, false, true]);
  expect(units[1]!.naming).toMatchObject({ concept: -1, score: Number.NaN, bound: null });
  expect(units[0]!.naming).toMatchObject({ concept: 1, score: 1 });
  expect(conceptsProbe.compute(trainer, { block: 'nobody' }, createPool())).toBeNull();
  expect(conceptsProbe.names!({ block: 'a' })).toEqual({ block: 'a' });
});
