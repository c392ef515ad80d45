import { expect, it } from 'vitest';
import { linesText, sidesText } from './matrixWords.ts';

it('names both sides of a matrix where people have names for them, and counts them else', () => {
  expect(sidesText([3, 2], { into: ['bill length', 'bill depth'], out: ['A', 'B', 'C'] })).toBe(
    'across, from: bill length, bill depth; down, to: A, B, C',
  );
  const holes: (string | undefined)[] = [];
  holes[1] = 'edge';
  expect(sidesText([2, 1], { into: [], out: holes })).toBe('across, from: 1 number; down, to: 2 units');
  expect(sidesText([4], { into: [], out: [] })).toBeUndefined();
  expect(sidesText([8, 3, 5, 5], { into: [], out: [] })).toBeUndefined();
});

it('says of a long bias how it is laid', () => {
  expect(linesText([64])).toBe('one for each of 64 outputs, line by line');
});
