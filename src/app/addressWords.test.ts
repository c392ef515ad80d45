import { expect, it } from 'vitest';
import { addressProblem } from './addressWords.ts';

it('an end of the address that names no network is said to be none', () => {
  for (const hash of ['#chapter-2', '#s', '#S=1z', '# s=1z'])
    expect(addressProblem(hash)).toContain('names no network');
});

it('links, works and no end at all are no problem of the address', () => {
  for (const hash of [
    '',
    '#',
    '#s=',
    '#s=1z',
    '#w=abc',
    '#l=1z',
    '#lesson=one',
    '#lessons',
    '#class',
    '#h=1z',
    '#edit=a',
  ])
    expect(addressProblem(hash)).toBeUndefined();
});
