import { expect, it } from 'vitest';
import { boundOf } from './ruleOfThree.ts';

it('is 3/n from the end at which all trials lie, and nothing between', () => {
  expect(boundOf(1, 300)).toBe(0.99);
  expect(boundOf(0, 300)).toBe(0.01);
  expect([boundOf(0.5, 300), boundOf(0.999, 300), boundOf(Number.NaN, 300)]).toEqual([null, null, null]);
  expect([boundOf(1, 2), boundOf(0, 2)]).toEqual([0, 1]); // of two trials nothing is known
});
