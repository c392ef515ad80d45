import { expect, it } from 'vitest';
import { stretchesAt } from './readAxis.ts';

it('a column draws its half of the way from the one before and to the next, so that the line goes through', () => {
  const shares = [0.5, 0.75, 1];
  expect(shares.map((_, i) => stretchesAt(shares, i))).toEqual([
    'M0.5 0.5L1 0.375',
    'M0.5 0.25L0 0.375M0.5 0.25L1 0.125',
    'M0.5 0L0 0.125',
  ]);
});

it('the line is broken where nothing was read, and inside whatever was', () => {
  expect(stretchesAt([0.5, null, 0.5], 0)).toBe('');
  expect(stretchesAt([0.5, null, 0.5], 1)).toBe('');
  expect(stretchesAt([0.5, Number.NaN], 0)).toBe('');
  expect(stretchesAt([-4, 9], 0)).toBe('M0.5 1L1 0');
});
