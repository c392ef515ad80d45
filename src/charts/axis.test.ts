import { formatLocale, type ScaleContinuousNumeric, scaleLinear, scaleLog } from 'd3';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearTicks, makeScale, tickText } from './axis.ts';
import { shownDomain } from './domain.ts';
import { logTicks, percentTicks, ticksApart, ticksBeside } from './ticks.ts';

const texts = (ticks: { text: string }[]) => ticks.map((t) => t.text);

describe('ticks', () => {
  it('are round, with the decimals their step needs', () => {
    expect(texts(linearTicks(0, 1, 4))).toEqual(['0.0', '0.2', '0.4', '0.6', '0.8', '1.0']);
    expect(texts(linearTicks(-1.1, 1.1, 3))).toEqual(['−1', '0', '1']);
    expect(texts(linearTicks(0, 1686, 4))).toEqual(['0', '500', '1\u202f000', '1\u202f500']);
  });

  it('whose labels would run into each other are left out, never the highest', () => {
    const ticks = [0.4, 0.6, 0.8].map((value) => ({ value, text: String(value) }));
    const scale = makeScale([0.4, 0.8], [24, 0], true);
    expect(texts(ticksApart(ticks, scale, 12))).toEqual(['0.4', '0.8']);
    expect(texts(ticksApart(ticks, scale, 8))).toEqual(['0.4', '0.6', '0.8']);
    expect(texts(ticksApart(ticks, scale, 40))).toEqual(['0.8']);
  });

  it('on a log axis are powers of ten, or 1 2 5 over a short stretch', () => {
    expect(texts(logTicks(0.03, 1.2))).toEqual(['0.1', '1']);
    expect(texts(logTicks(0.18, 2.4))).toEqual(['0.2', '0.5', '1', '2']);
    expect(texts(logTicks(1e-6, 1))).toEqual(['10⁻⁶', '0.0001', '0.01', '1']);
    expect(texts(logTicks(1, 10))).toEqual(['1', '2', '5', '10']);
    expect(texts(logTicks(1, 1000, 2))).toEqual(['10', '1\u202f000']);
    expect(texts(logTicks(1.5, 60, 2))).toEqual(['5', '50']);
    expect(texts(logTicks(0.31, 0.34))).toEqual(['0.31', '0.32', '0.33', '0.34']);
  });

  it('of shares run from 0 to 100 %, unit on the last', () => {
    expect(texts(percentTicks(2))).toEqual(['0', '50', '100\u202f%']);
  });

  it('make room for what already stands there', () => {
    const scale = makeScale([0, 100], [0, 200]);
    expect(texts(ticksBeside(linearTicks(0, 100, 2), scale, [196], 30))).toEqual(['0', '50']);
  });
});

describe('tick words', () => {
  it('use our minus, our thousands, and powers where digits would be too many', () => {
    expect(tickText(-0.5)).toBe('−0.5');
    expect(tickText(12000)).toBe('12\u202f000');
    expect(tickText(0.00001)).toBe('10⁻⁵');
    expect(tickText(-2e8)).toBe('−2·10⁸');
    expect(tickText(0)).toBe('0');
  });
});

it('a log scale puts what is not positive at its lower end', () => {
  const scale = makeScale([0.1, 10], [100, 0], true);
  expect(scale(1)).toBeCloseTo(50);
  expect(scale(0)).toBe(100);
  expect(scale.invert(50)).toBeCloseTo(1);
});

describe('beside d3, which has them too', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  const positive = fc.double({ min: 1e-6, max: 1e6, noNaN: true });

  it('a scale and its inverse give the same numbers, straight and logarithmic, upwards and downwards', () => {
    const ends = fc.tuple(number, number);
    fc.assert(
      fc.property(ends, ends, number, fc.tuple(positive, positive), (domain, range, value, above) => {
        fc.pre(domain[0] !== domain[1] && range[0] !== range[1] && above[0] !== above[1]);
        const same = (ours: ReturnType<typeof makeScale>, theirs: ScaleContinuousNumeric<number, number>) => {
          expect(ours(Math.abs(value) + 1)).toBe(theirs(Math.abs(value) + 1));
          expect(ours.invert(value)).toBe(theirs.invert(value));
        };
        same(makeScale(domain, range), scaleLinear().domain(shownDomain(domain)).range(range));
        same(makeScale(above, range, true), scaleLog().domain(shownDomain(above, true)).range(range));
      }),
    );
  });

  it('a number is written the same', () => {
    const locale = formatLocale({
      decimal: '.',
      thousands: '\u202f',
      grouping: [3],
      currency: ['', ''],
      minus: '\u2212',
    });
    const asWritten = fc.double({ min: 1e-4, max: 1e7, noNaN: true, maxExcluded: true });
    fc.assert(
      fc.property(asWritten, fc.boolean(), fc.integer({ min: 0, max: 6 }), (size, negative, decimals) => {
        const value = negative ? -size : size;
        expect(tickText(value, 10 ** -decimals)).toBe(locale.format(`,.${decimals}f`)(value));
        if (size >= 1000) expect(tickText(value)).toBe(locale.format(',')(Math.round(value)));
        else if (size < 999) expect(tickText(value)).toBe(locale.format(',.3~g')(value));
      }),
    );
    expect(tickText(999.9)).toBe('1\u202f000'); // where d3 says "1e+3"
  });
});
