import { expect, it } from 'vitest';
import { placeAfter, secondsTo } from './walk.ts';

it('stands at every space before it moves on, and ends at the last', () => {
  expect(placeAfter(0, 3)).toBe(0);
  expect(placeAfter(0.5, 3)).toBe(0);
  expect(placeAfter(1.8, 3)).toBeCloseTo(0.5, 12);
  expect(placeAfter(3.3, 3)).toBe(1);
  expect(placeAfter(100, 3)).toBe(3);
});

it('goes on from wherever it is', () => {
  for (const place of [0, 0.25, 1, 1.75, 2]) expect(placeAfter(secondsTo(place), 3)).toBeCloseTo(place, 12);
});
