import { expect, it } from 'vitest';
import type { SectionReading } from '#probes/survey/reading.ts';
import { howMade, type Read, wordsOf } from './bottleneckWords.ts';

const reading = (value: number, error = 0.02) => ({ value, error, bound: null, bits: null, within: null });
const section = (answer: number, factors: readonly number[], more: Partial<SectionReading> = {}): SectionReading =>
  ({
    id: 'a',
    shape: [4],
    units: 4,
    bytes: 16,
    features: 4,
    grid: 0,
    computed: true,
    answer: reading(answer),
    control: 0,
    factors: factors.map((value) => reading(value)),
    dimension: 1,
    input: { value: 0.5, error: 0.03 },
    asItIs: false,
    best: 0.6,
    equal: null,
    ...more,
  }) as unknown as SectionReading;
const named = (name: string, kind: 'class' | 'number' = 'number') => ({
  id: name,
  name,
  kind,
  classes: 2,
  chance: 0.5,
  entropy: 1,
});

const result = (ends: readonly SectionReading[], start: readonly number[] = [0.4, 0.4, 0.4], step = 100): Read => ({
  sections: ends,
  baseline: [section(0.5, [0.8, 0.7, 0.6]), section(0.5, start)],
  answer: named('digit', 'class'),
  factors: [named('slant'), named('width'), named('place')],
  held: 400,
  apart: true,
  step,
});
const said = (of: Read, more = {}) => wordsOf(of, { equal: false, picture: false, ...more });

it('a network that reads the answer better and three factors no more keeps it, and forgets them', () => {
  const words = said(result([section(0.55, [0.6, 0.7, 0.87]), section(0.9, [0.02, -0.4, 0.01], {})]))!;
  expect(words.sentence).toBe('The network keeps which digit it is, and forgets place, width and one more.');
  expect(words.numbers).toMatch(
    /from the input in 55\s%.*last layer in 90\s%\. Of place it reads 87\s% at first and 1\s% at the end\./,
  );
  expect(
    said(result([section(0.55, [0.6, 0.7, 0.87]), section(0.9, [0.02, -0.4, 0.01])]), {
      how: howMade('digits', 'image'),
    })!.sentence,
  ).toBe('The network keeps which digit it is, and forgets how it was written.');
  expect([howMade('shapes', 'image'), howMade('spiral', 'plane')]).toEqual(['how it was drawn', undefined]);
  expect(words.aside).toMatch(/^400 held-out samples, ± 2\.0\s% at most$/);
});

it('it sorts out the answer where factors are left, or were read no better before any training, or not even at the input', () => {
  const sorts = 'The network sorts out which digit it is.';
  expect(said(result([section(0.55, [0.6, 0.7, 0.87]), section(0.9, [0.02, 0.3, 0.01])]))?.sentence).toBe(sorts);
  expect(said(result([section(0.55, [0.6, 0.7, 0.87]), section(0.9, [0.02, 0, 0])], [0.03, 0.4, 0.4]))?.sentence).toBe(
    sorts,
  );
  expect(said(result([section(0.55, [0.05, 0.7, 0.87]), section(0.9, [0, 0, 0])]))?.sentence).toBe(sorts);
});

it('where the answer is read no better at the end nothing is sorted', () => {
  const flat = [section(0.55, [0.6, 0.7, 0.87]), section(0.6, [0, 0, 0])];
  expect(said(result(flat, undefined, 0))?.sentence).toBe('Nothing is sorted yet. Press Play.');
  expect(said(result(flat))?.sentence).toContain('no better after the layers than before');
  expect(said(result(flat))?.numbers).not.toContain('Of ');
});

it('where the input is asked for it speaks of the waist', () => {
  const waist = section(0.5, [], { id: 'w', units: 2 });
  const words = said(result([section(1, [], { units: 64 }), waist, section(1, [], { units: 64 })]), { picture: true })!;
  expect(words.sentence).toBe('The whole input goes through 2 numbers.');
  expect(words.numbers).toMatch(/draws 50\s% .* 60\s% is the most/);
});

it('it claims nothing where nothing was read', () => {
  expect(said(result([section(0.5, []), section(0.5, [], { answer: null })]))).toBeUndefined();
  expect(said(result([section(0.5, [])]))).toBeUndefined();
});
