import { expect, it } from 'vitest';
import type { SectionReading } from '#probes/survey/reading.ts';
import { type Read, wordsOf } from './theatreWords.ts';

const read = (values: readonly number[], more: Partial<Read> = {}): Read => ({
  sections: values.map(
    (value, i) =>
      ({
        id: i === 0 ? 'Input' : `Dense ${i}`,
        answer: { value, error: 0.01, bound: null, bits: null, within: null },
      }) as unknown as SectionReading,
  ),
  answer: { id: 'class', name: 'class', kind: 'class', classes: 2, chance: 0.5, entropy: 1 },
  held: 120,
  apart: true,
  step: 10,
  ...more,
});
const name = ({ id }: SectionReading) => id;
const sentence = (values: readonly number[], more?: Partial<Read>) => wordsOf(read(values, more), name)?.sentence;

it('names the first layer after which a straight line reads 95 % of the answer', () => {
  expect(sentence([0.5, 0.8, 0.95, 1])).toBe('After Dense 2 a straight line parts the classes.');
  expect(sentence([0.95, 1])).toBe('A straight line parts the classes as the input stands.');
  expect(sentence([0.5, 0.94])).toBe('No straight line parts the classes yet; Dense 1 comes nearest.');
  expect(sentence([0.6, 0.5])).toBe(
    'No straight line parts the classes yet, and no layer comes nearer than the input.',
  );
  expect(sentence([0.5, 0.94], { step: 0 })).toMatch(/Press Play\.$/);
});

it('speaks of a number by its name', () => {
  const answer = { id: 'y', name: 'height', kind: 'number', classes: 0, chance: 0, entropy: 0 } as const;
  expect(sentence([0.1, 0.99], { answer })).toBe('After Dense 1 a straight line tells the height.');
  expect(wordsOf(read([0.1, 0.7, 0.6], { answer }), name)?.numbers).toBe(
    'Explained by a line: 10\u202f% at the input, 70\u202f% after Dense 1, 60\u202f% after Dense 2.',
  );
});

it('says nothing before there are readings', () => {
  expect(sentence([])).toBeUndefined();
  expect(sentence([Number.NaN, Number.NaN])).toBeUndefined();
});
