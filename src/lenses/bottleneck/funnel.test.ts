import { expect, it } from 'vitest';
import { funnelPath } from './funnel.ts';

it('is as high as the root of what each section holds, the largest reaching both edges', () => {
  const ys = [...funnelPath([784, 196, 4]).matchAll(/L[\d.]+ ([\d.]+)/g)].map((m) => Number(m[1]));
  expect(Math.min(...ys)).toBe(0);
  expect(Math.max(...ys)).toBe(1);
  expect(ys).toContain(0.25); // half as high for a quarter of the numbers
  expect(ys).toContain(0.5357); // √(4 / 784) = 1 / 14
});

it('is closed, and nothing for no sections', () => {
  expect(funnelPath([3])).toBe('M0.25 0L0.75 0L0.75 1L0.25 1Z');
  expect(funnelPath([])).toBe('');
});
