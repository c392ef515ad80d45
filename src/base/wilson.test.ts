import { expect, it } from 'vitest';
import { wilson } from './wilson.ts';

it('is Wilson’s interval, as the literature prints it', () => {
  // R: binom::binom.wilson(81, 100) and (5, 10)
  const most = wilson(81, 100);
  expect(most.low).toBeCloseTo(0.7222, 4);
  expect(most.high).toBeCloseTo(0.8749, 4);
  const half = wilson(5, 10);
  expect(half.low).toBeCloseTo(0.2366, 4);
  expect(half.high).toBeCloseTo(0.7634, 4);
});

it('has a width where none or all were hits, and never leaves 0 … 1', () => {
  expect(wilson(0, 100).low).toBe(0);
  expect(wilson(0, 100).high).toBeCloseTo(0.037, 3);
  expect(wilson(100, 100).high).toBe(1);
  expect(wilson(100, 100).low).toBeCloseTo(0.963, 3);
  expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  for (let n = 1; n < 40; n++)
    for (let k = 0; k <= n; k++) {
      const { low, high } = wilson(k, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(high).toBeLessThanOrEqual(1);
      expect(low).toBeLessThanOrEqual(k / n);
      expect(high).toBeGreaterThanOrEqual(k / n);
    }
});
