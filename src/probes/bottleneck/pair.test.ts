import { describe, expect, it } from 'vitest';
import type { WholeData } from '#data/prepare.ts';
import type { Round, Survey } from '#probes/survey/survey.ts';
import { otherValue, pairOf } from './pair.ts';

const factors = [
  { id: 'kind', name: 'kind', kind: 'class', classes: ['p', 'q', 'r'], values: Float32Array.of(0, 2, 1, 0) },
  { id: 'x', name: 'x', kind: 'number', values: Float32Array.of(-3, 3, -3, 3) },
] as const;
/** Four samples of two numbers; a sample at another x has that for its first number. */
const dataOf = (more: Partial<WholeData> = {}) =>
  ({
    count: 4,
    factors,
    inputsOf: (row: number) => Float32Array.of(10 * row, 1),
    vary: (_: number, id: string, value: number) =>
      id === 'x' ? { input: Float32Array.of(value, 5), factors: [7, value + 0.5] } : 'otherStrokes',
    ...more,
  }) as unknown as WholeData;
const round = (step: number, ...meanDistances: number[]) =>
  ({ step, meanDistances: meanDistances.map((value) => ({ value, error: 0 })) }) as unknown as Round;
/** Two sections: the input as it is, and, from some step on, ten times its first number. */
const surveyOf = (latest?: Round, baseline?: Round) =>
  ({
    latest,
    baseline,
    readSample: ([a, b]: Float32Array, { step }: Round) => [Float64Array.of(a!, b!), Float64Array.of(a! * step)],
  }) as unknown as Survey;

describe('a pair worked out by hand', () => {
  it('is a sample and the same at another value, apart by as many mean distances, now and at the start', () => {
    const { inputs, ...pair } = pairOf(surveyOf(round(10, 2.5, 100), round(1, 5, 0)), dataOf(), 'x', 1);
    // From (10, 1) to (0, 5), since 3 lies above the mean of 0 by one standard deviation of 3.
    expect([...inputs]).toEqual([10, 1, 0, 5]);
    expect(pair).toEqual({
      ...{ factor: 'x', sample: 1, reason: null, values: [3, 0.5] },
      apart: [Math.sqrt(116) / 2.5, 100 / 100],
      start: [Math.sqrt(116) / 5, null],
    });
  });

  it('is nowhere apart while nothing is measured', () => {
    expect(pairOf(surveyOf(), dataOf(), 'x', 0)).toMatchObject({ reason: null, apart: [], start: [] });
  });

  it('says why there is none, and then nothing else', () => {
    const reason = (data: WholeData, factor: string, sample: number) => {
      const pair = pairOf(surveyOf(round(1, 1, 1)), data, factor, sample);
      expect(pair).toMatchObject({ factor, sample, values: [Number.NaN, Number.NaN], apart: [], start: [] });
      expect(pair.inputs).toHaveLength(0);
      return pair.reason;
    };
    expect(reason(dataOf(), 'x', 4)).toBe('drawing');
    expect(reason(dataOf(), 'kind', 3)).toBe('otherStrokes');
    expect(reason(dataOf(), 'nothing', 3)).toBe('notDrawn');
    expect(reason(dataOf({ vary: undefined } as never), 'x', 3)).toBe('notDrawn');
  });
});

describe('another value', () => {
  it('of a number is one standard deviation nearer to the mean, at the mean above it', () => {
    const values = Float32Array.of(0, 2, 4, 2); // mean 2, standard deviation √2
    const of = (row: number) => otherValue({ factors: [{ ...factors[1], values }] }, 'x', row);
    expect([0, 1, 2].map(of)).toEqual([Math.SQRT2, 2 + Math.SQRT2, 4 - Math.SQRT2]);
  });

  it('of a class is the next, of the last the first', () => {
    expect([0, 1, 2].map((row) => otherValue({ factors }, 'kind', row))).toEqual([1, 0, 2]);
    expect(otherValue({ factors }, 'none', 0)).toBeUndefined();
  });
});
