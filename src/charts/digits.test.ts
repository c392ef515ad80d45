import { expect, it } from 'vitest';
import { digitsOf } from './digits.ts';

it('classes that are all called by one digit stand for themselves', () => {
  expect(digitsOf(['3', '8'])).toEqual(['3', '8']);
  for (const classes of [[], ['3', 'eight'], ['10'], ['3', ''], ['a1']]) expect(digitsOf(classes)).toBeUndefined();
});
