import { describe, expect, it } from 'vitest';
import type { SectionReading } from '#probes/survey/reading.ts';
import { type Read, wordsOf } from './ladderWords.ts';

const ids = ['Input', 'Dense 1', 'Dense 2', 'Dense 3'];
const result = (values: readonly (number | null)[], more: Partial<Read> = {}): Read => ({
  sections: values.map(
    (value, i) =>
      ({
        id: ids[i],
        answer: value === null ? null : { value, error: 0.02, bound: null, bits: null, within: null },
        equal: { answer: { value: 0.5, error: 0.03 }, factors: [], control: null, features: 2 },
        factors: [],
        control: null,
      }) as unknown as SectionReading,
  ),
  answer: { id: 'class', name: 'class', kind: 'class', classes: 2, chance: 0.5, entropy: 1 },
  held: 100,
  apart: true,
  step: 20,
  ...more,
});
const told = { equal: false, name: ({ id }: SectionReading) => id };
const sentence = (values: readonly (number | null)[], more?: Partial<Read>) =>
  wordsOf(result(values, more), told)?.sentence;

describe('the sentence of the ladder', () => {
  it('names the layer that adds half or more of the whole rise', () => {
    expect(sentence([0.5, 0.55, 0.9, 0.95])).toBe('Dense 2 makes the class readable for a straight line.');
    expect(sentence([0.5, 0.65, 0.8, 0.95])).toBe('Layer by layer the class becomes easier to read.');
  });

  it('says where the answer is lost again', () => {
    expect(sentence([0.5, 0.9, 0.79])).toBe('The class is easiest to read at Dense 1, and gets lost again after it.');
    expect(sentence([0.5, 0.9, 0.85])).toContain('Dense 1 makes');
  });

  it('claims no rise below a tenth, and tells a run that has not begun', () => {
    expect(sentence([0.6, 0.65, 0.69])).toBe('The layers make the class no easier to read.');
    expect(sentence([0.6, 0.65, 0.69], { step: 0 })).toMatch(/yet\. Press Play\.$/);
    expect(sentence([0.96, 1, 1])).toBe('A straight line reads the class from the input already.');
  });

  it('says nothing of what was not read', () => {
    expect(sentence([0.5, null])).toBeUndefined();
    expect(sentence([])).toBeUndefined();
  });

  it('has the numbers, of readers of equal capacity where these are shown', () => {
    expect(wordsOf(result([0.5, 0.9]), told)).toMatchObject({
      numbers:
        'A straight line reads 50\u202f% right from the input, 90\u202f% after Dense 1; always saying the commonest would be right in 50\u202f%.',
      aside: '100 held-out samples, ± 2.0\u202f% at most',
    });
    expect(wordsOf(result([0.1, 0.9]), { ...told, equal: true })?.numbers).toContain('50\u202f% after Dense 1');
    const number = { id: 'value', name: 'value', kind: 'number', classes: 0, chance: 0, entropy: 0 } as const;
    expect(wordsOf(result([-0.2, 0.9], { answer: number, apart: false }), told)).toMatchObject({
      numbers: 'A straight line explains 0\u202f% of the differences from the input, 90\u202f% after Dense 1.',
      aside: '100 fitted samples, ± 2.0\u202f% at most',
    });
  });
});
