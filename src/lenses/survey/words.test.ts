import { describe, expect, it } from 'vitest';
import type { FactorReading, SectionReading } from '#probes/survey/reading.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import {
  errorText,
  howMeasured,
  numberText,
  rangeOf,
  readingText,
  remarksOn,
  sectionTitle,
  whatIsRead,
} from './words.ts';

const share = { kind: 'class' } as const;
const r2 = { kind: 'number' } as const;
const reading = (value: number, error: number, bound: number | null = null): FactorReading => ({
  ...{ value, error, bound },
  ...{ bits: null, within: null },
});
const section = (more: Partial<SectionReading> = {}): SectionReading => ({
  ...{ id: 'a', shape: [3], units: 3, bytes: 12, features: 3, grid: 0, computed: true, dimension: 2, rank: 2 },
  ...{ answer: reading(0.5, 0.1), control: 0.5, factors: [], equal: null, input: { value: 0.4, error: 0.1 } },
  ...{ best: 0.5, asItIs: false },
  ...more,
});

describe('a reading', () => {
  it('is a share in per cent or an R², marked below 0', () => {
    expect(readingText(0.748, share)).toBe('75\u202f%');
    expect(readingText(0.7481, r2)).toBe('0.75');
    expect(readingText(-0.3, r2)).toBe('−0.30 ↓');
    expect([null, undefined, Number.NaN].map((value) => readingText(value, r2))).toEqual(['–', '–', '–']);
    expect(readingText(null, share)).toBe('–');
    expect([numberText(2.25, 1), numberText(Number.NaN, 1)]).toEqual(['2.3', '–']);
  });

  it('has an error of one standard error, but where all or none were right', () => {
    expect(errorText(reading(0.75, 0.027), share)).toBe('± 2.7');
    expect(errorText(reading(0.75, 0.027), r2)).toBe('± 0.03');
    expect(errorText(reading(1, 0, 0.988), share)).toBe('≥ 98.8\u202f%');
    expect(errorText(reading(0, 0, 0.012), share)).toBe('≤ 1.2\u202f%');
  });

  it('has a whisker as far as that', () => {
    expect(rangeOf(reading(0.75, 0.25))).toEqual([0.5, 1]);
    expect(rangeOf(reading(1, 0, 0.988))).toEqual([0.988, 1]);
    expect(rangeOf(reading(0, 0, 0.012))).toEqual([0, 0.012]);
    expect([rangeOf(null), rangeOf(reading(1, 0))]).toEqual([null, null]);
  });
});

describe('remarks', () => {
  it('are made where a number needs them', () => {
    expect(remarksOn([section()])).toEqual([]);
    expect(remarksOn([section(), section({ computed: false })])).toEqual([
      'Not computed: layers whose numbers are not all finite.',
    ]);
    const below = '↓ Below 0: worse than always saying the mean.';
    const bounded = '≥ and ≤: all, or none, were right; the true share lies beyond, with 95\u202f% confidence.';
    expect(remarksOn([section({ input: { value: -0.1, error: 0 } })])).toEqual([below]);
    expect(remarksOn([section({ factors: [reading(-0.1, 0)] })])).toEqual([below]);
    const equal = { features: 2, answer: reading(1, 0, 0.9), control: 0, factors: [reading(-2, 0)] };
    expect(remarksOn([section({ equal })])).toEqual([below, bounded]);
    expect(remarksOn([section({ answer: reading(0, 0, 0.1) })])).toEqual([bounded]);
  });
});

it('says what is read, and what a linear probe is given', () => {
  expect(whatIsRead({ name: 'class', kind: 'class' })).toBe('class, % right');
  expect(whatIsRead({ name: 'slant', kind: 'number' })).toBe('slant, R²');
  expect(sectionTitle(section())).toBe('[3]');
  expect(sectionTitle(section({ shape: [8, 24, 24], units: 4608, features: 128, grid: 4 }))).toBe(
    '[8, 24, 24]; read as 128 averages over 4 × 4 fields of each map',
  );
  expect(sectionTitle(section({ shape: [9000], units: 9000, features: 4096 }))).toBe(
    '[9000]; 4\u202f096 of its 9\u202f000 numbers are read',
  );
  const measured = { fit: 256, held: 200, apart: true } as SurveyResult;
  expect(howMeasured(measured)).toContain('fitted on 256 samples, scored on 200 others');
  expect(howMeasured({ ...measured, apart: false })).toContain('too few to hold any back');
});
