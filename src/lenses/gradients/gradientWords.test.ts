import { expect, it } from 'vitest';
import { wordsOf } from './gradientWords.ts';

const words = (...outputs: (number | null)[]) =>
  wordsOf(
    outputs.map((output, i) => ({ id: `Dense ${i + 1}`, output, parameters: null, change: null, size: null })),
    (id) => id,
  );

it('fades below a hundredth of the last block, grows above a hundred times', () => {
  expect(words(0.0009, 0.01, 0.1)?.sentence).toBe('The gradient fades on its way back: Dense 1 hardly learns.');
  expect(words(0.001, 0.01, 0.1)?.sentence).toBe('The gradient reaches every block.');
  expect(words(10.1, 1, 0.1)?.sentence).toBe('The gradient grows on its way back: Dense 1 takes the largest steps.');
});

it('tells the block nearest to the loss that gets none, and a gradient that is no number', () => {
  expect(words(0, 0, 0.1)?.sentence).toBe('No gradient reaches Dense 2: it does not learn.');
  expect(words(0.1, Number.NaN, 0.1)?.sentence).toBe('The gradient is no number any more at Dense 2.');
});

it('has the numbers at both ends, over blocks that were measured', () => {
  expect(words(null, 0.05, null, 0.1)?.numbers).toBe('At Dense 4 it is 0.10, at Dense 2 0.050: 2.0 times less.');
  expect(words(0.2, 0.1)?.numbers).toBe('At Dense 2 it is 0.10, at Dense 1 0.20: 2.0 times as much.');
  expect(words(0, 0.1)?.numbers).toBe('At Dense 2 it is 0.10, at Dense 1 0.');
});

it('says nothing before the first step, nor of a single block', () => {
  expect(words(null, null)).toBeUndefined();
  expect(words(0.1)).toBeUndefined();
});
