import { describe, expect, it } from 'vitest';
import {
  type Column,
  factorLine,
  fatesOf,
  fitting,
  formsAt,
  formsOf,
  mapLine,
  sentenceOf,
  type Told,
} from './headlineWords.ts';

const share = (value: number, error = 0.01) => ({ value, error, bound: null });
const column = (more: Partial<Column> = {}): Column => ({
  ...{ id: 'a', computed: true, answer: share(0.88), start: share(0.3), factors: [], maps: null },
  ...more,
});
const factor = (id: string, name = id) => ({ id, name, kind: 'number' as const, classes: 0, chance: 0, entropy: 0 });
const digit = { id: 'digit', name: 'digit', kind: 'class' as const, classes: 10, chance: 0.1, entropy: 3.3 };
const value = { id: 'value', name: 'value', kind: 'number' as const, classes: 0, chance: 0, entropy: 0 };
const told = (own: Column, more: Partial<Told> = {}): Told => ({
  ...{ column: own, input: undefined, answer: digit, factors: [], points: false },
  ...more,
});
/** With factors that are read so: [at the input, now, at the start]. */
function withFactors(
  read: Readonly<Record<string, readonly [number, number, number]>>,
  own: Partial<Column> = {},
): Told {
  const all = Object.values(read);
  return told(column({ factors: all.map(([, now, start]) => ({ now: share(now), start: share(start) })), ...own }), {
    input: column({ id: 'input', factors: all.map(([first]) => ({ now: share(first), start: share(first) })) }),
    factors: Object.keys(read).map((id) => factor(id)),
  });
}

describe('what a straight line reads', () => {
  it('of classes is a share, of points a share of the map, of numbers a part of the differences', () => {
    expect(formsOf(told(column()))).toEqual([
      'a straight line reads the digit in 88 %',
      'reads the digit in 88 %',
      'digit: 88 %',
      '88 %',
    ]);
    expect(
      formsOf(
        told(column({ answer: share(0.74) }), { points: true, answer: { ...digit, name: 'class', chance: 0.5 } }),
      )[0],
    ).toBe('a straight line here is right for 74 %');
    expect(formsOf(told(column({ answer: share(0.92) }), { answer: value })).slice(1)).toEqual([
      'explains 92 % of the differences',
      'explains 92 %',
      '92 %',
    ]);
    expect(formsOf(told(column({ answer: share(-0.2) }), { answer: value }))[0]).toBe(
      'explains nothing of the differences',
    );
  });

  it('lies apart from 95 % on, and is chance up to two standard errors above the commonest', () => {
    expect(formsOf(told(column({ answer: share(0.95) })))[1]).toBe('the classes lie apart: 95 %');
    expect(formsOf(told(column({ answer: share(0.949) })))[1]).toBe('reads the digit in 95 %');
    expect(formsOf(told(column({ answer: share(0.12) })))[0]).toBe('reads the digit no better than chance: 12 %');
    expect(formsOf(told(column({ answer: share(0.121) })))[1]).toBe('reads the digit in 12 %');
  });

  it('is nothing without a reading', () => {
    expect(formsOf(told(column({ answer: null })))).toEqual([]);
    expect(formsOf(told(column({ computed: false })))).toEqual([]);
    expect(formsOf(told(column({ answer: share(Number.NaN) })))).toEqual([]);
    expect(sentenceOf(told(column({ computed: false })))).toContain('not all finite');
  });
});

describe('a factor', () => {
  const gone = [0.6, 0.02, 0.5] as const;
  const left = [0.6, 0.4, 0.5] as const;
  it('that is gone is named behind the reading; both places together are where it stood', () => {
    expect(formsOf(withFactors({ dx: gone, dy: gone, slant: left })).slice(0, 2)).toEqual([
      'a straight line reads the digit in 88 % · where it stood is gone',
      'reads the digit in 88 % · where it stood is gone',
    ]);
    expect(formsOf(withFactors({ dx: gone, dy: left }))[1]).toBe('reads the digit in 88 % · position across is gone');
    expect(formsOf(withFactors({ slant: gone, rotation: gone }))).toContain(
      'reads the digit in 88 % · slant and rotation are gone',
    );
    expect(formsOf(withFactors({ a: gone, b: gone, c: gone, d: gone }))).toEqual(
      expect.arrayContaining([
        'reads the digit in 88 % · a and 3 more are gone',
        'reads the digit in 88 % · 4 factors are gone',
      ]),
    );
    expect(formsOf(withFactors({ slant: left }))).toEqual(formsOf(told(column())));
  });

  it('stands in the card with its numbers', () => {
    expect(fatesOf(withFactors({ slant: gone })).map(factorLine)).toEqual([
      { name: 'slant', now: '2 %', start: '50 %', became: 'gone' },
    ]);
  });
});

describe('maps', () => {
  const named = [
    { name: 'upright strokes', maps: [0, 3, 4] },
    { name: 'level strokes', maps: [1, 6] },
  ];
  it('come first, with what they answer to, then what is read', () => {
    const forms = formsOf(told(column({ maps: { all: 8, named, samples: 128 } })));
    expect(forms[0]).toBe('5 of 8 maps answer to strokes · reads the digit in 88 %');
    expect(forms).toContain('5 of 8 maps answer to strokes');
    expect(forms.at(-1)).toBe('88 %');
  });
  it('that answer to unlike parts are called by two', () => {
    const parts = [...named, { name: 'ends', maps: [2] }];
    expect(formsOf(told(column({ maps: { all: 8, named: parts, samples: 128 } })))[0]).toContain(
      '6 of 8 maps answer to strokes and ends',
    );
    expect(formsOf(told(column({ maps: { all: 8, named: parts.slice(2), samples: 128 } })))[0]).toContain(
      '1 of 8 maps answers to ends',
    );
    expect(mapLine(named[0]!)).toBe('upright strokes: maps 1, 4, 5');
  });
  it('of which none answers to a part are not spoken of', () => {
    expect(formsOf(told(column({ maps: { all: 8, named: [], samples: 128 } })))).toEqual(formsOf(told(column())));
  });
});

describe('words over a column', () => {
  const forms = ['one two three four', 'one two', 'one'];
  const letters = (text: string) => text.length;
  it('are the fullest that fit, broken at spaces only', () => {
    expect(fitting(forms, 18, 1, letters)).toBe('one two three four');
    expect(fitting(forms, 17, 1, letters)).toBe('one two');
    expect(fitting(forms, 10, 2, letters)).toBe('one two three four');
    expect(fitting(forms, 9, 2, letters)).toBe('one two');
    expect(fitting(forms, 3, 1, letters)).toBe('one');
    expect(fitting(forms, 2, 2, letters)).toBeUndefined();
    expect(fitting([], 99, 2, letters)).toBeUndefined();
  });
  it('of numbers that the network has moved on from say their step, where that fits', () => {
    expect(formsAt(['reads much', '88 %'], 300)).toEqual(['reads much (step 300)', '88 % (step 300)', '88 %']);
    expect(formsAt([], 300)).toEqual([]);
  });
});
