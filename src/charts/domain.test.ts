import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { extent, padDomain } from './domain.ts';
import { spread } from './labelsApart.ts';
import { followDomain } from './liveDomain.ts';

describe('the domain of a live axis', () => {
  it('grows at once', () => {
    expect(followDomain([0, 1], [-2, 3], 0)).toEqual([-2, 3]);
    expect(followDomain(null, [0, 1], 0)).toEqual([0, 1]);
  });

  it('shrinks by half in two seconds, however they are cut', () => {
    expect(followDomain([0, 3], [0, 1], 2)[1]).toBeCloseTo(2);
    let live: readonly [number, number] = [0, 3];
    for (let i = 0; i < 120; i++) live = followDomain(live, [0, 1], 1 / 60);
    expect(live[1]).toBeCloseTo(2, 5);
    expect(followDomain([1, 100], [1, 1.0001], 2, true)[1]).toBeCloseTo(10, 2);
  });

  it('comes to rest', () => {
    expect(followDomain([0, 1.001], [0, 1], 0.1)).toEqual([0, 1]);
  });

  it('is measured from finite values only, and for a log axis from positive ones', () => {
    expect(extent([3, Number.NaN, -1, Number.POSITIVE_INFINITY], 4, false)).toEqual([-1, 3]);
    expect(extent([3, 0, -1], 3, true)).toEqual([3, 3]);
    expect(extent([Number.NaN], 1, false)).toBeNull();
    expect(extent([5], 1, false, [0, 1])).toEqual([0, 5]);
  });

  it('is never empty', () => {
    for (const log of [false, true]) {
      const [low, high] = padDomain([2, 2], log);
      expect(low).toBeLessThan(2);
      expect(high).toBeGreaterThan(2);
    }
    expect(padDomain([0, 0], false)[1]).toBeGreaterThan(0);
  });
});

describe('labels at line ends', () => {
  it('stay where there is room', () => {
    expect(spread([10, 40], 12, 0, 100)).toEqual([10, 40]);
  });

  it('move apart equally', () => {
    expect(spread([50, 50], 12, 0, 100)).toEqual([44, 56]);
    expect(spread([52, 50], 12, 0, 100)).toEqual([57, 45]);
  });

  it('keep their order, their gap and the frame', () => {
    const wishes = fc.array(fc.double({ min: -20, max: 120, noNaN: true }), { minLength: 1, maxLength: 7 });
    fc.assert(
      fc.property(wishes, (wanted) => {
        const places = spread(wanted, 12, 0, 100);
        const sorted = wanted.map((w, i) => ({ w, p: places[i]! })).sort((a, b) => a.w - b.w || a.p - b.p);
        for (let i = 1; i < sorted.length; i++)
          expect(sorted[i]!.p - sorted[i - 1]!.p).toBeGreaterThanOrEqual(12 - 1e-9);
        for (const place of places) {
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });
});
