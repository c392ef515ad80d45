import { expect, it } from 'vitest';
import { countInto } from './histogram.ts';

it('counts into equal bins, with what lies beyond in the outermost', () => {
  const counts = new Uint32Array(4);
  expect(countInto([9, -5, -0.6, -0.4, 0, 0.1, 0.9, 5, Number.NaN], 1, 8, 1, counts)).toBe(2);
  expect([...counts]).toEqual([2, 1, 2, 2]);
});
