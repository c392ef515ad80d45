import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { spread } from './spread.ts';

const of = (...values: number[]) => spread(Float32Array.from(values), 0, values.length);

describe('the spread of values', () => {
  it('has the range and the 99th percentile of the absolute values', () => {
    const values = Float32Array.from({ length: 1000 }, (_, i) => i - 499);
    const { limit, low, high } = spread(values, 0, 1000);
    expect([low, high]).toEqual([-499, 500]);
    expect(Math.abs(limit - 495)).toBeLessThan(2);
  });

  it('lets a single outlier among many not set the limit', () => {
    const values = new Float32Array(1000).fill(1);
    values[7] = 100;
    expect(spread(values, 0, 1000)).toMatchObject({ low: 1, high: 100 });
    expect(spread(values, 0, 1000).limit).toBeLessThan(2);
  });

  it('looks only at the stretch it is given', () => {
    const values = Float32Array.of(90, 1, -2, 3, 90);
    expect(spread(values, 1, 4)).toMatchObject({ low: -2, high: 3 });
  });

  it('leaves out what is not finite', () => {
    expect(of(Number.NaN, 1, Number.POSITIVE_INFINITY, -2, Number.NEGATIVE_INFINITY)).toMatchObject({
      low: -2,
      high: 1,
    });
    expect(of(Number.NaN, 1, Number.POSITIVE_INFINITY, -2, Number.NEGATIVE_INFINITY).limit).toBe(2);
    expect(of(Number.NaN)).toEqual({ limit: 1, low: 0, high: 0 });
  });

  it('has a limit of 1 where there is nothing, or nothing but 0, to scale by', () => {
    expect(of()).toEqual({ limit: 1, low: 0, high: 0 });
    expect(of(0, 0)).toEqual({ limit: 1, low: 0, high: 0 });
  });

  it('is within 1/512 of the largest of the exact percentile, whatever the values', () => {
    fc.assert(
      fc.property(
        fc.array(fc.float({ min: -1000, max: 1000, noNaN: true }), { minLength: 1, maxLength: 400 }),
        (list) => {
          const { limit, low, high } = of(...list);
          const sorted = list.map((v) => Math.abs(v)).sort((a, b) => a - b);
          const largest = sorted.at(-1)!;
          if (largest < 1e-30) return;
          const exact = sorted[sorted.length - 1 - Math.floor(list.length * 0.01)]!;
          expect(Math.abs(limit - exact)).toBeLessThanOrEqual((1.01 / 512) * largest);
          expect([low, high]).toEqual([Math.min(...list), Math.max(...list)].map((v) => v + 0));
        },
      ),
      { numRuns: 300, seed: 54 },
    );
  });
});
