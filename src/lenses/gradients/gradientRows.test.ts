import { expect, it } from 'vitest';
import { positiveRange, relativeStep } from './gradientRows.ts';
import { note, nothingToDraw } from './gradientWords.ts';

it('sets what the step changed against the parameters', () => {
  expect(relativeStep({ change: 0.02, size: 0.5 })).toBeCloseTo(0.04);
  expect(relativeStep({ change: 0, size: 0.5 })).toBe(0);
  expect(relativeStep({ change: null, size: 0.5 })).toBeNull();
  expect(relativeStep({ change: 1, size: 0 })).toBeNull();
});

it('takes no zero, nothing missing and nothing infinite onto a logarithmic axis', () => {
  expect(positiveRange([null, 0, 1e-6, 3, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([1e-6, 3]);
  expect(positiveRange([0, null])).toBeNull();
});

it('says why there is nothing to draw, and what is not known', () => {
  const block = { id: 'a', output: null, parameters: null, change: null, size: 1 };
  expect(nothingToDraw([block])).toMatch(/before the first step/);
  expect(nothingToDraw([{ ...block, output: Number.NaN }])).toMatch(/finite/);
  expect(note([block], 0)).toBe('');
  expect(note([{ ...block, output: 1 }], 0)).toMatch(/from the next step on/);
  expect(note([{ ...block, output: 1, parameters: 1, change: 1 }], 0)).toBe('');
  expect(note([{ ...block, output: 1, parameters: 1 }], 3)).toMatch(/3 samples/);
});
