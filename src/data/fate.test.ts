import { expect, it } from 'vitest';
import { fateOf } from './fate.ts';

it('of a factor is gone below a tenth and half of the start, kept where it is read as from the input to the per cent, partly between', () => {
  expect(fateOf(0.5, 0.09, 0.19)).toBe('gone');
  expect(fateOf(0.5, -0.2, 0.3)).toBe('gone');
  expect(fateOf(0.5, 0.1, 0.9)).toBe('partly');
  expect(fateOf(0.5, 0.09, 0.17)).toBe('partly');
  expect(fateOf(0.5, 0.5, 0.9)).toBe('kept');
  expect(fateOf(0.502, 0.498, 0.9)).toBe('kept');
  expect(fateOf(0.51, 0.49, 0.9)).toBe('partly');
  expect(fateOf(0.09, 0, 0.9)).toBe('never there');
  expect(fateOf(Number.NaN, 0, 0.9)).toBe('never there');
});
