import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { isBalanced } from './brackets.ts';

function wordsOf(values: Record<string, unknown>) {
  const { inputs, shape, columnNames, targets, classNames } = prepareData({ type: 'brackets', ...values }, 1);
  const [steps, width] = shape as [number, number];
  return Array.from(targets, (label, i) => ({
    balanced: classNames[label] === 'balanced',
    word: Array.from({ length: steps }, (_, t) => {
      const at = (i * steps + t) * width;
      return columnNames[inputs.subarray(at, at + width).indexOf(1)]!;
    }).join(''),
  }));
}

/** Strikes out what closes at once until nothing changes: another way to the same answer than the set's own. */
function reduces(word: string): boolean {
  const shorter = word.replaceAll('()', '').replaceAll('[]', '');
  return shorter === '' || (shorter !== word && reduces(shorter));
}
const countOf = (word: string, symbol: string) => word.split(symbol).length - 1;

describe.each([
  { pairs: 2, kinds: 1 },
  { pairs: 2, kinds: 2 },
  { pairs: 6, kinds: 2 },
  { pairs: 20, kinds: 2 },
])('$pairs pairs of $kinds kinds', (values) => {
  const words = wordsOf({ ...values, samples: 400 });

  it('are balanced where they are called so, in every second row', () => {
    for (const { word, balanced } of words) {
      expect(word.length).toBe(2 * values.pairs);
      expect(reduces(word), word).toBe(balanced);
    }
    expect(words.filter(({ balanced }) => balanced).length).toBe(200);
  });

  it('hold as many opening as closing brackets of each kind, whatever they are', () => {
    for (const { word } of words) {
      expect(countOf(word, '(')).toBe(countOf(word, ')'));
      expect(countOf(word, '[')).toBe(countOf(word, ']'));
    }
  });
});

it('hides many of the wrong rows of two kinds from those who count depth alone', () => {
  const wrong = wordsOf({ pairs: 6, kinds: 2 }).filter(({ balanced }) => !balanced);
  const blind = wrong.filter(({ word }) => reduces(word.replaceAll('[', '(').replaceAll(']', ')')));
  expect(blind.length / wrong.length).toBeGreaterThan(0.4);
});

it('draws every balanced shape about as often', () => {
  const words = wordsOf({ pairs: 3, kinds: 1, samples: 2000 }).filter(({ balanced }) => balanced);
  const counts = new Map<string, number>();
  for (const { word } of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  // The third Catalan number is 5.
  expect(counts.size).toBe(5);
  for (const count of counts.values()) expect(count / 1000).toBeCloseTo(0.2, 1);
});

it('tells crossed brackets from nested ones', () => {
  const [a, A, b, B] = [0, 1, 2, 3];
  expect(isBalanced([a, b, B, A])).toBe(true);
  expect(isBalanced([a, b, A, B])).toBe(false);
  expect(isBalanced([a, a, A])).toBe(false);
  expect(isBalanced([A, a])).toBe(false);
});
