import { expect, it } from 'vitest';
import { resample, unitMap } from './unitMap.ts';

const units = {
  resolution: 2,
  dimensions: 1,
  cells: 2,
  sample: -1,
  values: Float32Array.of(1, 2, 3, 4, 5, 6),
  blocks: [
    {
      id: 'input',
      picture: 'line' as const,
      width: 2,
      height: 1,
      units: 1,
      first: 0,
      shown: 1,
      offset: 0,
      limit: 2,
      low: 1,
      high: 2,
    },
    {
      id: 'a',
      picture: 'line' as const,
      width: 2,
      height: 1,
      units: 9,
      first: 4,
      shown: 2,
      offset: 2,
      limit: 6,
      low: 3,
      high: 6,
    },
  ],
};

it('finds a unit by its number in the whole block', () => {
  expect([...(unitMap(units, 'a', 5)?.values ?? [])]).toEqual([5, 6]);
  expect(unitMap(units, 'a', 3)).toBeUndefined();
  expect(unitMap(units, 'b', 0)).toBeUndefined();
  expect(unitMap(undefined, 'a', 5)).toBeUndefined();
});

it('keeps a straight line straight and its ends in place', () => {
  const out = new Float32Array(4);
  resample([0, 1], 2, out);
  expect([...out]).toEqual([0, 0.25, 0.75, 1]);
  resample([7], 1, out);
  expect([...out]).toEqual([7, 7, 7, 7]);
});
