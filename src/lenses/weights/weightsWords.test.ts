import { expect, it } from 'vitest';
import { lineOf, type Numbers, wordsOf } from './weightsWords.ts';

const of = (block: string, values: readonly number[], name = 'weight', axes = name === 'bias' ? 1 : 2): Numbers => ({
  title: `${block} · ${name}`,
  block,
  axes,
  values,
});

it('names the block whose weights are twice as large as any other’s, in the mean square', () => {
  const said = wordsOf([of('Dense 1', [1, -1]), of('Dense 2', [2, -2]), of('Dense 2', [9, 9], 'bias')]);
  expect(said).toEqual({
    sentence: 'Dense 2 has by far the largest weights.',
    numbers: 'Largest: 2.0 in Dense 2. On the whole (root mean square) 2.0 in Dense 2, 1.0 in Dense 1.',
    aside: '4 weights',
  });
  expect(wordsOf([of('Dense 1', [1, -1]), of('Dense 2', [1.9, -1.9])])?.sentence).toMatch(/of a size/);
  expect(wordsOf([of('Dense 1', [1, -1]), of('Dense 2', [1.9, 1.9]), of('Dense 3', [3, 3])])?.sentence).toBe(
    'The weights are largest in Dense 3, and smallest in Dense 1.',
  );
  expect(wordsOf([of('Dense 1', [1, -1])])?.sentence).toBe('Dense 1 holds all the weights.');
});

it('says that a few do the work where half are less than a hundredth of the largest', () => {
  expect(wordsOf([of('Dense 1', [1, 0.01, 0, 0.5])])?.sentence).toMatch(/next to nothing/);
  expect(wordsOf([of('Dense 1', [1, 0.011, 0, 0.5])])?.sentence).toMatch(/holds all/);
});

it('tells weights that are no numbers, and claims nothing without weights', () => {
  expect(wordsOf([of('Dense 1', [Number.NaN])])?.sentence).toBe(
    'Some weights are no numbers any more: Dense 1 · weight.',
  );
  expect(wordsOf([of('Dense 1', [1], 'bias')])).toBeUndefined();
  expect(wordsOf([])).toBeUndefined();
});

it('has a line for who does not see its colours', () => {
  expect(lineOf(of('Dense 1', [3, -4]))).toBe(
    'Dense 1 · weight: 2 numbers, root mean square 3.5, the largest 4.0 from 0.',
  );
});
