import { expect, it } from 'vitest';
import { attentionOf, numberAt, numbersIn } from './sampleNumbers.ts';

const map = (id: string, more: object) => ({
  id,
  picture: 'map',
  units: 2,
  first: 0,
  shown: 2,
  limit: 1,
  low: 0,
  high: 1,
  ...more,
});
const units = {
  dimensions: 0,
  resolution: 0,
  cells: 0,
  sample: 3,
  values: Float32Array.from({ length: 64 }, (_, i) => i),
  blocks: [
    map('input', { width: 3, height: 2, offset: 0 }),
    map('s', { picture: 'steps', width: 4, height: 1, offset: 20 }),
    map('paged', { picture: 'number', width: 1, height: 1, offset: 30, units: 9, first: 5, shown: 2 }),
    map('s', { name: 'attention', width: 4, height: 4, offset: 32 }),
  ],
} as never;

it('finds pixels, features at steps, and units, where they are shown', () => {
  expect(numberAt(units, 'input', { shape: [2, 2, 3] }, 6 + 5)).toBe(11);
  // features are apart, steps beside one another
  expect(numberAt(units, 's', { shape: [4, 2] }, 2 * 2 + 1)).toBe(20 + 4 + 2);
  expect(numberAt(units, 'paged', { shape: [9] }, 6)).toBe(31);
  expect(numberAt(units, 'paged', { shape: [9] }, 4)).toBeUndefined();
  expect(numberAt(units, 'nobody', { shape: [9] }, 4)).toBeUndefined();
});

it('lists a region, without what lies over the edge', () => {
  const region = [
    [0, 0],
    [-1, 1],
    [1, 2],
  ] as const;
  const { numbers, count } = numbersIn(units, 'input', { shape: [2, 2, 3] }, region);
  expect(count).toBe(4);
  expect(numbers).toEqual([1, 2, 4, 5].map((index) => ({ index, value: index })));
});

it('reads a step’s row of every head', () => {
  expect(attentionOf(units, 's', 1).map((row) => [...row])).toEqual([
    [36, 37, 38, 39],
    [52, 53, 54, 55],
  ]);
  expect(attentionOf(units, 'input', 1)).toEqual([]);
});
