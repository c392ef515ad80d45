import { expect, test } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { heightOf } from './drawSample.ts';

const heights = (type: string, more: Record<string, unknown> = {}) => {
  const data = prepareData({ type, samples: 10, ...more }, 1);
  return [heightOf(data), heightOf(data, true)];
};

test('a sequence is as high as its columns need, and the marks below them', () => {
  expect(heights('sineClass')).toEqual([40, 30]);
  expect(heights('adding')).toEqual([60, 36]);
  expect(heights('parity', { each: true })).toEqual([54, 40]);
  expect(heights('brackets', { kinds: 2 })).toEqual([56, 32]);
  expect(heights('copy', { symbols: 8 })).toEqual([140, 80]);
});
