import { describe, expect, it } from 'vitest';
import { formatPercent, parsePercent } from './format.ts';
import { afterEcho, clamp, decimalsOf, readNumberDraft, stepNumber } from './numberDraft.ts';

describe('what a number field makes of typed text', () => {
  it('takes a number within its bounds', () => {
    expect(readNumberDraft(' 16 ', { name: 'units', min: 1, max: 512, whole: true })).toEqual({
      value: 16,
      error: null,
    });
    expect(readNumberDraft('−0,5', { name: 'shift' }).value).toBe(-0.5);
  });

  it('says in words what would be right', () => {
    const rules = { name: 'units', min: 1, max: 2048, whole: true };
    expect(readNumberDraft('0', rules).error).toBe('units must be at least 1');
    expect(readNumberDraft('5000', rules).error).toBe('units must be at most 2\u202f048');
    expect(readNumberDraft('1.5', rules).error).toBe('units must be a whole number');
    expect(readNumberDraft('many', rules).error).toBe('units must be a number');
  });

  it('reads and writes through the caller’s own words', () => {
    const rules = { name: 'rate', min: 0.1, parse: parsePercent, format: (v: number) => formatPercent(v, 0) };
    expect(readNumberDraft('50 %', rules).value).toBe(0.5);
    expect(readNumberDraft('5', rules).error).toBe('rate must be at least 10\u202f%');
  });
});

describe('stepping', () => {
  it('leaves no dust of binary fractions', () => {
    expect(stepNumber(0.1, 2, 0.1, {})).toBe(0.3);
    expect(stepNumber(0.3, -1, 0.1, {})).toBe(0.2);
    expect(stepNumber(1e-7, 1, 1e-7, {})).toBe(2e-7);
  });

  it('stops at the bounds', () => {
    expect(stepNumber(2, -10, 1, { min: 1, max: 9 })).toBe(1);
    expect(stepNumber(8, 10, 1, { min: 1, max: 9 })).toBe(9);
    expect(clamp(5, {})).toBe(5);
  });

  it('counts decimals of small numbers', () => {
    expect([decimalsOf(5), decimalsOf(0.05), decimalsOf(1e-7), decimalsOf(2.5e-7), decimalsOf(1e21)]).toEqual([
      0, 2, 7, 8, 0,
    ]);
  });
});

it('knows what comes back from what came from elsewhere', () => {
  // typed: 0, 0.7, 0.75; the first comes back while the last is on its way
  expect(afterEcho([0, 0.7, 0.75], 0)).toEqual([0.7, 0.75]);
  expect(afterEcho([0.7, 0.75], Math.fround(0.7))).toEqual([0.75]);
  expect(afterEcho([0, 0.7, 0.75], 0.75)).toEqual([]); // those between were left out
  expect(afterEcho([0.75], 3)).toBeUndefined();
  expect(afterEcho([], 0)).toBeUndefined();
});
