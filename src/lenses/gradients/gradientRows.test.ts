import { expect, it } from 'vitest';
import { positiveRange, relativeStep } from './gradientRows.ts';

it('sets the gradient against the parameters, and the step where it is known', () => {
  expect(relativeStep({ parameters: 0.02, size: 0.5 }, null)).toBeCloseTo(0.04);
  expect(relativeStep({ parameters: 0.02, size: 0.5 }, 0.1)).toBeCloseTo(0.004);
  expect(relativeStep({ parameters: null, size: 0.5 }, 0.1)).toBeNull();
  expect(relativeStep({ parameters: 1, size: 0 }, null)).toBeNull();
});

it('takes no zero, nothing missing and nothing infinite onto a logarithmic axis', () => {
  expect(positiveRange([null, 0, 1e-6, 3, Number.NaN, Number.POSITIVE_INFINITY])).toEqual([1e-6, 3]);
  expect(positiveRange([0, null])).toBeNull();
});
