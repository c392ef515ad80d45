import { describe, expect, it, test } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { answersTo, isOneHot, namesIn, rangeOf, sampleText, symbolsIn } from './sampleView.ts';

const of = (type: string, more: Record<string, unknown> = {}) => prepareData({ type, samples: 10, ...more }, 1);

test('only rows of single symbols are one-hot', () => {
  const oneHot = ['copy', 'brackets', 'adding', 'parity', 'sineClass', 'barsAndStripes', 'sorting', 'spiral'].filter(
    (type) => isOneHot(of(type)),
  );
  expect(oneHot).toEqual(['copy', 'brackets']);
});

test('symbols are read from one-hot vectors and from tokens alike', () => {
  const copy = of('copy', { symbols: 3, length: 2, delay: 1 });
  const symbols = symbolsIn(copy, 4);
  expect(symbols.slice(2)).toEqual([3, 4, 3, 3]);
  expect(namesIn(copy, 4).slice(2)).toEqual(['·', '?', '·', '·']);
  expect(answersTo(copy, 4).slice(4)).toEqual(namesIn(copy, 4).slice(0, 2));
  const sorting = of('sorting', { length: 5 });
  expect(namesIn(sorting, 2).sort()).toEqual(answersTo(sorting, 2));
});

test('an answer is the name of a class or a number', () => {
  expect(answersTo(of('barsAndStripes'), 1)).toEqual(['stripes']);
  const adding = of('adding', { steps: 4 });
  expect(Number(answersTo(adding, 3)[0])).toBeCloseTo(adding.targets[3]!, 1);
});

test('the range holds every value, and zero', () => {
  expect(rangeOf(of('parity'))).toEqual([0, 1]);
  const [low, high] = rangeOf(of('sineClass'));
  expect([low < -0.8, high > 0.8]).toEqual([true, true]);
});

describe('a sample in words', () => {
  it('says what is given and what is asked for', () => {
    const say = (type: string, more: Record<string, unknown> = {}) => sampleText(of(type, more), 0);
    expect(say('barsAndStripes')).toBe('An image of 8 by 8 pixels, asked for bars.');
    expect(say('parity', { steps: 3 })).toMatch(/^Given bit [01] [01] [01]; asked for (odd|even)( (odd|even)){2}\.$/);
    expect(say('adding', { steps: 2 })).toMatch(/^Given value 0\.\d+ 0\.\d+; marker 1 1; asked for [\d.]+\.$/);
    expect(say('copy', { symbols: 2, length: 1, delay: 0 })).toMatch(/^Given ([AB]) \? ·, asked for · · \1\.$/);
    expect(say('reversal', { length: 2 })).toMatch(/^Given ([A-H]) ([A-H]), asked for \2 \1\.$/);
  });
});
