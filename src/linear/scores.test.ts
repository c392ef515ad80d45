import { describe, expect, it } from 'vitest';
import { crossEntropy, heatOf } from './heat.ts';
import { matrix } from './matrix.ts';
import { entropyOf, explained, partExplained, shareRight, usableBits } from './scores.ts';

describe('the share right', () => {
  it('counts columns whose largest row is the class, the first of equals', () => {
    const scores = matrix(3, 4, [1, 0, 2, 5, 0, 3, 2, 4, 0, 1, 1, 9]); // largest: 0, 1, 0 and 1 alike, 2
    expect(shareRight(scores, [0, 1, 0, 1])).toEqual({ value: 0.75, error: Math.sqrt(0.1875 / 4), bound: null });
    expect(shareRight(scores, [0, 1, 1, 0]).value).toBe(0.5);
  });

  it('is known to 3/n where all are right, or none, and has no error then', () => {
    const scores = matrix(
      2,
      300,
      Float64Array.from({ length: 600 }, (_, i) => Number(i >= 300)),
    );
    expect(shareRight(scores, Array(300).fill(1))).toEqual({ value: 1, error: 0, bound: 0.99 });
    expect(shareRight(scores, Array(300).fill(0))).toEqual({ value: 0, error: 0, bound: 0.01 });
  });
});

describe('R²', () => {
  it('is 1 for a perfect reading, 0 for the mean, and as far below 0 as the reading is worse', () => {
    const truth = [1, 2, 3, 6];
    expect(explained(truth, truth, 3)).toEqual({ value: 1, error: 0 });
    expect(explained([3, 3, 3, 3], truth, 3).value).toBe(0);
    expect(explained([6, 3, 2, 1], truth, 3).value).toBe(1 - (25 + 1 + 1 + 25) / 14);
    expect(explained([1, 2, 3, 5], truth, (i) => [1, 2, 4, 4][i]!).value).toBe(1 - 1 / 5); // against means of groups
  });

  it('has the error of a ratio of two means', () => {
    const { value, error } = partExplained(Float64Array.of(1, 0, 2), Float64Array.of(4, 1, 1));
    expect(value).toBe(0.5);
    expect(error).toBeCloseTo(Math.sqrt((1 - 2) ** 2 + 0.5 ** 2 + 1.5 ** 2) / 6, 12);
  });

  it('is not known where nothing varies', () => {
    expect(explained([1, 2], [5, 5], 5)).toEqual({ value: Number.NaN, error: Number.NaN });
  });
});

describe('the entropy of classes', () => {
  it('is that of their shares; those that do not occur add nothing', () => {
    expect(entropyOf([0, 1, 0, 1], 2)).toBeCloseTo(Math.LN2, 12);
    expect(entropyOf([2, 0, 2, 2], 5)).toBeCloseTo(-(0.75 * Math.log(0.75) + 0.25 * Math.log(0.25)), 12);
    expect(entropyOf([1, 1], 2)).toBe(0);
  });
});

describe('the heat of scores', () => {
  // Two classes whose scores are 1 apart: right three times in four, so that the best softmax says 3 to 1.
  const scores = matrix(2, 4, [1, 1, 1, 1, 0, 0, 0, 0]);
  const classes = [0, 0, 0, 1];

  it('is the one at which the loss is least: ln 3 where three of four are right by 1', () => {
    expect(heatOf(scores, classes)).toBeCloseTo(Math.log(3), 8);
    expect(crossEntropy(scores, classes, Math.log(3)).loss).toBeCloseTo(entropyOf(classes, 2), 12);
    // It scales as the scores do.
    const tenth = matrix(
      2,
      4,
      scores.values.map((x) => x / 10),
    );
    expect(heatOf(tenth, classes)).toBeCloseTo(10 * Math.log(3), 7);
  });

  it('has the derivatives of the loss', () => {
    const three = matrix(3, 2, [0.4, -1, 0.1, 2, 1.5, 0.3]);
    const at = (heat: number) => crossEntropy(three, [0, 1], heat);
    const [h, d] = [0.7, 1e-5];
    expect(at(h).slope).toBeCloseTo((at(h + d).loss - at(h - d).loss) / (2 * d), 8);
    expect(at(h).curvature).toBeCloseTo((at(h + d).slope - at(h - d).slope) / (2 * d), 8);
    expect(at(0).loss).toBeCloseTo(Math.log(3), 12);
  });

  it('stops at a ten-thousandth of a bit where all are read right, by however little', () => {
    for (const gap of [0.01, 0.3, 2]) {
      const apart = matrix(2, 5, [gap, 3 * gap, 2 * gap, 0, 0, 0, 0, 0, gap, 4 * gap]);
      const heat = heatOf(apart, [0, 0, 0, 1, 1]);
      expect(crossEntropy(apart, [0, 0, 0, 1, 1], heat).loss / Math.LN2).toBeCloseTo(1e-4, 7);
    }
  });

  it('stays between e⁻³ and e⁸', () => {
    expect(heatOf(scores, [1, 1, 1, 1])).toBeCloseTo(Math.exp(-3), 6); // all wrong: the colder the better
    expect(heatOf(matrix(2, 1, [1e-9, 0]), [0])).toBeCloseTo(Math.exp(8), 3);
    expect(heatOf(matrix(2, 2), [0, 1])).toBeCloseTo(Math.exp(-3), 6); // no heat makes a difference
  });
});

describe('usable bits', () => {
  it('are the entropy less the loss on rows that had no say in the heat', () => {
    const fit = matrix(2, 4, [1, 1, 1, 1, 0, 0, 0, 0]);
    const held = matrix(2, 2, [1, 0, 0, 1]);
    // Heat ln 3: each held-out row is given ¾.
    expect(usableBits(fit, [0, 0, 0, 1], held, [0, 1])).toBeCloseTo(1 - Math.log2(4 / 3), 8);
  });

  it('are not below 0, and a bit at most for two classes', () => {
    const fit = matrix(2, 4, [1, 1, 1, 1, 0, 0, 0, 0]);
    expect(usableBits(fit, [0, 0, 0, 1], matrix(2, 2, [1, 0, 0, 1]), [1, 0])).toBe(0);
    const sure = matrix(2, 2, [9, 0, 0, 9]);
    expect(usableBits(sure, [0, 1], sure, [0, 1])).toBeCloseTo(1, 3);
  });
});
