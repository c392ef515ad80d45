import { expect, it } from 'vitest';
import { askWords } from './engineWords.ts';

it('says how long a run still takes to bring back in the unit that suits', () => {
  expect(askWords(12.3)).toBe('This takes about 13 seconds more. Go on?');
  expect(askWords(600)).toBe('This takes about 10 minutes more. Go on?');
  expect(askWords(7200)).toBe('This takes about 2 hours more. Go on?');
  expect(askWords(2e6)).toBe('This takes about 24 days more. Go on?');
  expect(askWords(Number.POSITIVE_INFINITY)).toContain('is not known');
});
