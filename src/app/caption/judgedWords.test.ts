import { expect, it } from 'vitest';
import { judgedLine, stillLine } from './judgedWords.ts';

it('says what the run has come to, with its numbers', () => {
  expect(judgedLine({ what: 'solved' }, '')).toMatch(/^Solved\./);
  expect(judgedLine({ what: 'solved', without: 'Dense 2' }, '')).toMatch(/^Solved without Dense 2 too\..*dotted curve/);
  expect(judgedLine({ what: 'stuck', steps: 1500, again: false }, '')).toContain('1\u202f500 steps');
  expect(judgedLine({ what: 'stuck', steps: 1500, again: true }, '')).toMatch(/^Stuck again/);
  expect(judgedLine({ what: 'worse', since: 400 }, '')).toMatch(/^Since step 400 /);
  const still = { what: 'still', found: { id: 'a', units: 8, why: 'off' } } as const;
  expect(judgedLine(still, stillLine('Dense 1', 'It is off.'))).toBe('Dense 1: It is off.');
});

it('sets a run without a layer against the run before', () => {
  const seen = { what: 'against', without: 'Dense 2', now: 0.71, was: 0.94, at: 800 } as const;
  expect(judgedLine({ ...seen, of: 'accuracy' }, '')).toBe(
    'Without Dense 2 it is right for 71.0\u202f%. With it, it was right for 94.0\u202f% at step 800: the dotted curve.',
  );
  expect(judgedLine({ ...seen, of: 'loss' }, '')).toBe(
    'Without Dense 2 its loss is 0.710. With it, it was 0.940 at step 800: the dotted curve.',
  );
});
