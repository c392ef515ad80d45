import { describe, expect, it } from 'vitest';
import { agrees, slopeOf } from './slope.ts';

/** The slope of a function, and at how many places it was looked at. */
function found(f: (x: number) => number, noise = 0) {
  let looks = 0;
  const slope = slopeOf((x) => {
    looks++;
    return f(x);
  }, noise);
  return { ...slope, looks };
}
/** A function whose central difference over each width, from 1/16 down, is as given, the last one from there on. */
const withDifferences =
  (...differences: readonly number[]) =>
  (x: number) => {
    if (x === 0) return 0;
    const k = Math.round(Math.log2(1 / 16 / Math.abs(x)));
    return x * differences[Math.min(k, differences.length - 1)]!;
  };

describe('a slope worked out by hand', () => {
  it('of a parabola is found with the first two widths, known but for rounding over the narrower', () => {
    expect(found((x) => x * x + 3 * x + 5, 0.001)).toEqual({ value: 3, error: 0.001 * 32, kink: false, looks: 5 });
  });

  it('of a cubic is the line’s own, since the error of second order cancels; what two widths disagree by is what is left', () => {
    // Differences 1 + h²: over 1/16, 1/32 and 1/64 they are 3/1024 and then 3/4096 apart.
    const { value, error, kink, looks } = found((x) => x + x ** 3);
    expect([error, kink, looks]).toEqual([3 / 4096, false, 7]);
    expect(value).toBeCloseTo(1, 12);
  });

  it('is not known in a corner, whose bend is as sharp however near one looks', () => {
    expect(found((x) => Math.abs(x))).toEqual({ value: 0, error: 1, kink: true, looks: 25 });
    expect(found((x) => Math.max(0, x))).toEqual({ value: 0.5, error: 0.5, kink: true, looks: 25 });
    expect(found((x) => Math.max(0, -x) - 3 * x)).toMatchObject({ value: -3.5, error: 0.5, kink: true });
  });

  it('is known where the corner is so small that it drowns in rounding', () => {
    expect(found((x) => 1e-6 * Math.abs(x) + x, 1e-7)).toMatchObject({ value: 1, kink: false, looks: 5 });
  });

  it('is that of the two widths that agree best, where none agree well', () => {
    const { value, error, kink, looks } = found(
      withDifferences(1, 1.01, 1.005, 1.015, 1.005, 1.015, 1.005, 1.015, 1.005, 1.015, 1.005, 1.015),
    );
    expect([error, kink, looks]).toEqual([expect.closeTo(0.005, 12), false, 25]);
    expect(value).toBeCloseTo((4 * 1.005 - 1.01) / 3, 12);
  });

  it('is that of widths within which nothing bends, though wider ones do', () => {
    // Apart by 1 of 2.33, which is a bend, then by 0.02 of 2.03, which is none.
    const { value, kink, looks } = found(withDifferences(1, 2, 2.02, 2.0201));
    expect([kink, looks]).toEqual([false, 9]);
    expect(value).toBeCloseTo((4 * 2.0201 - 2.02) / 3, 12);
    expect(found((x) => Math.max(0, x + 0.001))).toMatchObject({ value: 1, kink: false });
  });
});

it('what was computed agrees within twice the error and two thousandths', () => {
  const slope = (value: number, error = 0) => ({ value, error, kink: false });
  expect([0, 1e-6].map((computed) => agrees(computed, slope(0)))).toEqual([true, false]);
  expect([1.002, 1.0021, 0.9981, 0.9979].map((computed) => agrees(computed, slope(1)))).toEqual([
    true,
    false,
    true,
    false,
  ]);
  expect([-1.002, -1.0021, 1].map((computed) => agrees(computed, slope(-1)))).toEqual([true, false, false]);
  expect([1.2, 1.2023, 1.203].map((computed) => agrees(computed, slope(1, 0.1)))).toEqual([true, true, false]);
  expect([0.0019, 0.0021].map((off) => agrees(1000 + off * 1000, slope(1000)))).toEqual([true, false]);
});
