import { describe, expect, it } from 'vitest';
import type { FactorReading, SectionReading } from '#probes/survey/reading.ts';
import type { ReadFactor } from '#probes/survey/result.ts';
import { endingOf, storyRows, type Told } from './storyRows.ts';

const reading = (value: number): FactorReading => ({ value, error: 0.02, bound: null, bits: null, within: null });
const section = (answer: number, factors: readonly number[], input = 0.5) =>
  ({
    answer: reading(answer),
    factors: factors.map(reading),
    equal: {
      answer: reading(answer / 2),
      factors: factors.map((value) => reading(value / 2)),
      control: 0,
      features: 1,
    },
    input: { value: input, error: 0.01 },
  }) as unknown as SectionReading;
const factor = (id: string, kind: 'class' | 'number' = 'number'): ReadFactor => ({
  ...{ id, name: id, kind },
  ...{ classes: 2, chance: 0.5, entropy: 1 },
});
const told = (more: Partial<Told> = {}): Told => ({
  answer: factor('digit', 'class'),
  factors: [factor('slant'), factor('dx'), factor('rotation')],
  sections: [section(0.55, [0.47, 0.87, 0.06]), section(0.9, [0.4, 0.7, 0]), section(0.9, [0.01, 0.01, 0])],
  baseline: [section(0.55, [0.47, 0.87, 0.06]), section(0.5, [0.5, 0.8, 0]), section(0.4, [0.3, 0.3, 0])],
  ...more,
});
const plain = { equal: false, picture: false };

describe('ribbons', () => {
  it('begin with what is asked; the others follow in the order of what the input holds of them', () => {
    const { rows, unread } = storyRows(told(), plain);
    expect(rows.map(({ id, asked }) => [id, asked])).toEqual([
      ['digit', true],
      ['dx', false],
      ['slant', false],
    ]);
    expect(rows[0]).toMatchObject({ now: [0.55, 0.9, 0.9], start: [0.55, 0.5, 0.4], ending: 'kept' });
    // What no line reads even from the input is told of, not drawn.
    expect(unread).toEqual([{ factor: factor('rotation'), value: 0.06 }]);
  });

  it('are of the start alone before the first reading, and of nothing before that', () => {
    const before = storyRows(told({ sections: [] }), plain);
    expect(before.rows.map(({ now, start }) => [now.length, start.length])).toEqual([
      [0, 3],
      [0, 3],
      [0, 3],
    ]);
    expect(before.rows.map(({ ending }) => ending)).toEqual([undefined, undefined, undefined]);
    expect(storyRows(told({ sections: [], baseline: [] }), plain).rows).toHaveLength(4);
  });

  it('of an autoencoder begin with the picture itself; its class is not asked for', () => {
    const { rows } = storyRows(told(), { equal: false, picture: true });
    expect(rows.slice(0, 2).map(({ id, factor: of, asked, now }) => [id, of?.id, asked, now[0]])).toEqual([
      ['itself', undefined, true, 0.5],
      ['digit', 'digit', false, 0.55],
    ]);
  });

  it('are as readers of equal capacity have them, where that is asked', () => {
    expect(storyRows(told(), { equal: true, picture: false }).rows[0]!.now).toEqual([0.275, 0.45, 0.45]);
  });
});

describe('the end of a ribbon', () => {
  it('is kept where as much is read as at first, as far as is written', () => {
    expect(endingOf([0.5, 0.2, 0.5], [])).toBe('kept');
    expect(endingOf([0.502, 0.498], [])).toBe('kept');
    expect(endingOf([0.51, 0.49], [])).toBe('partly');
  });

  it('is gone where next to nothing is left, and much less than the untrained network leaves', () => {
    expect(endingOf([0.87, 0.09], [0.87, 0.3])).toBe('gone');
    expect(endingOf([0.87, 0.11], [0.87, 0.3])).toBe('partly');
    expect(endingOf([0.87, 0.09], [0.87, 0.15])).toBe('partly');
    expect(endingOf([0.87, -0.2], [0.87, 0.3])).toBe('gone');
  });

  it('is not told where an end was not read', () => {
    expect([endingOf([], []), endingOf([0.4], []), endingOf([null, 1], []), endingOf([1, null], [])]).toEqual([
      ...[undefined, undefined, undefined, undefined],
    ]);
  });
});

it('the clearest factor that is gone is lost where it falls most; where it wanes bit by bit, nowhere', () => {
  expect(storyRows(told(), plain).lost).toEqual({ row: 1, section: 1, next: 2 });
  const bits = [0.87, 0.7, 0.55, 0.4, 0.25, 0.09].map((value) => section(0.9, [0, value, 0]));
  expect(storyRows(told({ sections: bits }), plain).lost).toBeUndefined();
  const nothing = told({ sections: [section(0.5, [0.5, 0.5, 0]), section(0.9, [0.5, 0.5, 0])] });
  expect(storyRows(nothing, plain).lost).toBeUndefined();
});

it('what a column beside others lacks is not lost there: inside a container nothing is', () => {
  const falls = (...values: number[]) => told({ sections: values.map((value) => section(0.9, [0, value, 0])) });
  const lost = (values: number[], inner: boolean[]) => storyRows(falls(...values), { ...plain, inner }).lost;
  expect(lost([0.87, 0.1, 0.8, 0.01], [false, true, false, false])).toEqual({ row: 1, section: 2, next: 3 });
  expect(lost([0.87, 0.6, 0.01], [false, true, false])).toEqual({ row: 1, section: 0, next: 2 });
});
