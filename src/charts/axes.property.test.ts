import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearTicks, makeScale, tickText } from './axis.ts';
import { type Domain, extent, padDomain, shownDomain } from './domain.ts';
import { rangeMapping, signedMapping } from './heatmap.ts';
import { spread } from './labelsApart.ts';
import { lineSummary, valueText, wantedX, wantedY, type YScale } from './lineModel.ts';
import { followDomain, LiveDomain } from './liveDomain.ts';
import { thin, thinRoom } from './thin.ts';
import { logTicks, percentTicks, ticksApart, ticksBeside } from './ticks.ts';

/** Any number there is: NaN, both infinities, zeros, the least and the greatest, and what lies between. */
const anything = fc.oneof(
  fc.double(),
  fc.double({ min: -10, max: 10 }),
  fc.constantFrom(0, -0, 1, -1, 5e-324, 1e-308, 1e308, -1.7e308, 1e16, Number.NaN, Number.POSITIVE_INFINITY, -1 / 0),
);
/** Any domain: ascending or not, empty, of no numbers, and of neighbours that only their last bit parts. */
const anyDomain: fc.Arbitrary<Domain> = fc.oneof(
  fc.tuple(anything, anything),
  anything.map((a): Domain => [a, a]),
  anything.map((a): Domain => [a, a * (1 + 2 ** -52)]),
);
const scales = fc.constantFrom<YScale>('linear', 'log', 'percent');
const values = fc.array(anything, { maxLength: 40 });

function expectShown([low, high]: Domain, log: boolean): void {
  expect(low).toBeLessThan(high);
  expect(Number.isFinite(low) && Number.isFinite(high) && Number.isFinite(high - low)).toBe(true);
  if (log) {
    expect(low).toBeGreaterThan(0);
    expect(Number.isFinite(high / low)).toBe(true);
  }
}

describe('a domain that goes from one scale to another', () => {
  it('does not take the zero of a share to a logarithmic axis', () => {
    expect(followDomain([0, 1], [0.02, 0.9], 0.1, true)).toEqual([0.02, 0.9]);
  });

  it('does not keep what is no number', () => {
    expect(followDomain([Number.NaN, Number.NaN], [0.02, 0.9], 0.1, true)).toEqual([0.02, 0.9]);
    expect(followDomain([Number.NEGATIVE_INFINITY, 3], [0, 1], 0.1)).toEqual([0, 1]);
  });

  it('shows what is wanted, at once, however the scales change', () => {
    const seen = fc.array(fc.record({ scale: scales, y: values, seconds: anything }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(seen, (frames) => {
        const live = new LiveDomain();
        let shown: Domain | null = null;
        let now = 0;
        for (const { scale, y, seconds } of frames) {
          const log = scale === 'log';
          const line = { label: 'a', x: y.map((_, i) => i), y };
          const wanted = wantedY([line], scale);
          expectShown(wanted, log);
          shown = followDomain(shown, wanted, seconds, log);
          for (const domain of [shown, live.follow(wanted, (now += 16), log, scale)]) {
            expectShown(domain, log);
            expect(domain[0]).toBeLessThanOrEqual(wanted[0]);
            expect(domain[1]).toBeGreaterThanOrEqual(wanted[1]);
          }
        }
      }),
    );
  });

  it('starts anew where something else is measured', () => {
    const live = new LiveDomain();
    live.follow([0, 100], 0, false, 'one run');
    expect(live.follow([0, 1], 16, false, 'one run')[1]).toBeGreaterThan(90);
    expect(live.follow([0, 1], 32, false, 'another')).toEqual([0, 1]);
    live.follow([0, 100], 48, false, 'another');
    expect(live.follow([0.5, 1], 64, true, 'another')).toEqual([0.5, 1]);
  });
});

describe('whatever the domain', () => {
  it('an axis shows one that it can show, and leaves alone what it can', () => {
    fc.assert(
      fc.property(anyDomain, fc.boolean(), (domain, log) => {
        const shown = shownDomain(domain, log);
        expectShown(shown, log);
        expectShown(padDomain(domain, log), log);
      }),
    );
    expect(shownDomain([-3, 8])).toEqual([-3, 8]);
    expect(shownDomain([1e-12, 7], true)).toEqual([1e-12, 7]);
    expect(shownDomain([8, -3])).toEqual([-3, 8]);
    expect(shownDomain([0, 4], true)).toEqual([0.4, 4]);
  });

  it('there are a few ticks, each another number within it, with words', () => {
    fc.assert(
      fc.property(anyDomain, fc.boolean(), anything, ([low, high], log, count) => {
        const ticks = (log ? logTicks : linearTicks)(low, high, count);
        const most = Math.max(1, Math.min(50, Math.round(count) || 1));
        expect(ticks.length).toBeLessThanOrEqual(2.5 * most + 1);
        const [from, to] = shownDomain([low, high], log);
        const slack = log ? 1.0002 : 1;
        let before = Number.NEGATIVE_INFINITY;
        for (const { value, text } of ticks) {
          expect(value).toBeGreaterThan(before);
          expect(value).toBeGreaterThanOrEqual(from / slack);
          expect(value).toBeLessThanOrEqual(to * slack);
          expect(text).toMatch(/\d/);
          expect(text).not.toMatch(/NaN|Infinity|undefined/);
          before = value;
        }
      }),
    );
  });

  it('its numbers lie between the ends of the axis, and come back from there', () => {
    fc.assert(
      fc.property(anyDomain, fc.boolean(), fc.double({ min: 0, max: 1, noNaN: true }), (domain, log, share) => {
        const scale = makeScale(domain, [200, 0], log);
        const [low, high] = shownDomain(domain, log);
        const value = log ? low * (high / low) ** share : low + (high - low) * share;
        expect(scale(value)).toBeGreaterThanOrEqual(-1e-3);
        expect(scale(value)).toBeLessThanOrEqual(200 + 1e-3);
        expect(scale(low)).toBeCloseTo(200);
        expect(scale(high)).toBeCloseTo(0);
        expect(Number.isFinite(scale.invert(200 * share))).toBe(true);
        expect(scale(Number.NaN)).toBeNaN();
        const ticks = (log ? logTicks : linearTicks)(domain[0], domain[1]);
        expect(ticksApart(ticks, scale, 1).length).toBeGreaterThanOrEqual(Math.min(1, ticks.length));
        expect(ticksBeside(ticks, scale, [], 12)).toEqual(ticks);
      }),
    );
  });

  it('shares have their own ticks, however many are asked for', () => {
    fc.assert(
      fc.property(anything, (count) => {
        expect(percentTicks(count).length).toBeLessThanOrEqual(101);
      }),
    );
  });
});

describe('whatever the values', () => {
  it('a chart of them has axes and words', () => {
    fc.assert(
      fc.property(values, anyDomain, scales, (y, from, scale) => {
        const found = extent(y, y.length, scale === 'log', from);
        if (found) expect(found[0]).toBeLessThanOrEqual(found[1]);
        for (const value of found ?? []) expect(Number.isFinite(value)).toBe(true);
        expectShown(wantedX([{ label: 'a', x: y, y }]), false);
        const words = [lineSummary('Loss', 'epoch', [{ label: 'a', x: y, y }], scale), ...y.map((v) => tickText(v))];
        for (const value of y) words.push(valueText(value, scale));
        for (const text of words) expect(text).not.toMatch(/NaN|Infinity|undefined/);
      }),
    );
  });

  it('a curve of them is thinned within its room', () => {
    const curve = fc.array(fc.tuple(anything, anything), { maxLength: 300 });
    fc.assert(
      fc.property(curve, anyDomain, fc.integer({ min: 1, max: 20 }), (points, [low, high], columns) => {
        const x = points.map(([at]) => at).sort((a, b) => a - b);
        const room = Math.min(thinRoom(columns, 0), 4 * x.length);
        const written = thin(
          x,
          points.map(([, value]) => value),
          x.length,
          low,
          high,
          columns,
          new Float64Array(room),
        );
        expect(2 * written).toBeLessThanOrEqual(room);
      }),
    );
  });

  it('labels of them stand in the frame', () => {
    fc.assert(
      fc.property(fc.array(anything, { maxLength: 6 }), (wishes) => {
        for (const place of spread(wishes, 12, 0, 100)) {
          expect(place).toBeGreaterThanOrEqual(0);
          expect(place).toBeLessThanOrEqual(100);
        }
      }),
    );
  });

  it('a map of them has a factor for its colours', () => {
    fc.assert(
      fc.property(anything, anything, (a, b) => {
        for (const { scale, offset } of [signedMapping(a), rangeMapping(a, b)]) {
          expect(Number.isFinite(scale)).toBe(true);
          expect(Number.isFinite(offset)).toBe(true);
        }
      }),
    );
  });
});
