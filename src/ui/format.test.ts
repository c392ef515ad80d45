import { describe, expect, it } from 'vitest';
import {
  formatCompact,
  formatCount,
  formatFixed,
  formatNumber,
  formatPercent,
  formatSigned,
  parseNumber,
  parsePercent,
} from './format.ts';

describe('numbers as written', () => {
  it('keeps the asked number of significant digits and never drops a digit before the point', () => {
    expect(formatNumber(0.09512)).toBe('0.0951');
    expect(formatNumber(1.5)).toBe('1.50');
    expect(formatNumber(1234.56)).toBe('1\u202f235');
    expect(formatNumber(999.96, 3)).toBe('1\u202f000');
    expect(formatNumber(0.999999, 3)).toBe('1.00');
    expect(formatNumber(0)).toBe('0');
  });

  it('writes a minus sign, not a hyphen, and no sign on a rounded zero', () => {
    expect(formatNumber(-2)).toBe('−2.00');
    expect(formatFixed(-0.001, 2)).toBe('0.00');
    expect(formatFixed(-1234.5, 2)).toBe('−1\u202f234.50');
  });

  it('trims zeros only when asked', () => {
    expect(formatNumber(0.1, 3, true)).toBe('0.1');
    expect(formatNumber(100, 3, true)).toBe('100');
    expect(formatNumber(1e-5, 3, true)).toBe('1\u202f×\u202f10⁻⁵');
  });

  it('writes very small and very large numbers as powers of ten', () => {
    expect(formatNumber(1.2e-5)).toBe('1.20\u202f×\u202f10⁻⁵');
    expect(formatNumber(-3e12, 2)).toBe('−3.0\u202f×\u202f10¹²');
  });

  it('says what is not a finite number', () => {
    expect(formatNumber(Number.NaN)).toBe('not a number');
    expect(formatCount(Number.POSITIVE_INFINITY)).toBe('∞');
    expect(formatPercent(Number.NEGATIVE_INFINITY)).toBe('−∞');
  });

  it('parts thousands by a narrow space', () => {
    expect(formatCount(999)).toBe('999');
    expect(formatCount(12010)).toBe('12\u202f010');
    expect(formatCount(1234567)).toBe('1\u202f234\u202f567');
  });

  it('never claims 100 % or 0 % that was not reached', () => {
    expect(formatPercent(0.972)).toBe('97.2\u202f%');
    expect(formatPercent(1)).toBe('100.0\u202f%');
    expect(formatPercent(0.99996)).toBe('>99.9\u202f%');
    expect(formatPercent(0.0001)).toBe('<0.1\u202f%');
    expect(formatPercent(0.999, 0)).toBe('>99\u202f%');
    expect(formatPercent(0, 0)).toBe('0\u202f%');
  });

  it('shows direction on signed numbers', () => {
    expect(formatSigned(1.2)).toBe('+1.20');
    expect(formatSigned(-0.4, 1)).toBe('−0.4');
    expect(formatSigned(0)).toBe('0');
  });

  it('shortens large counts', () => {
    expect(formatCompact(999)).toBe('999');
    expect(formatCompact(1234)).toBe('1.2\u202fk');
    expect(formatCompact(12010)).toBe('12\u202fk');
    expect(formatCompact(999_700)).toBe('1.0\u202fM');
    expect(formatCompact(-3.4e6)).toBe('−3.4\u202fM');
  });
});

describe('numbers as typed', () => {
  it('reads back everything the page prints', () => {
    for (const value of [0, -2, 1234.5, 0.001, -1.2e-5, 3e12, 7e-9])
      expect(parseNumber(formatNumber(value, 6))).toBe(value);
  });

  it('takes a decimal comma, an exponent and spaces', () => {
    expect(parseNumber(' 0,01 ')).toBe(0.01);
    expect(parseNumber('1e-3')).toBe(0.001);
    expect(parseNumber('12 010')).toBe(12010);
    expect(parseNumber('.5')).toBe(0.5);
  });

  it('refuses what is no number', () => {
    for (const text of ['', 'abc', '1.2.3', '--1', '1,2,3', 'Infinity', '0x10']) expect(parseNumber(text)).toBeNaN();
  });

  it('reads per cent', () => {
    expect(parsePercent('50 %')).toBe(0.5);
    expect(parsePercent('12.5')).toBe(0.125);
  });
});
