import { expect, it } from 'vitest';
import { tryBroken } from '#testing/brokenLessons.ts';

const COUNT = 2000;

it('broken files are read or refused in sentences, and what is read can be played and written again', () => {
  let read = 0;
  for (let seed = 0; seed < COUNT; seed++) if (tryBroken(seed)) read++;
  // Some of both, else nothing was tried.
  expect(read).toBeGreaterThan(COUNT / 50);
  expect(read).toBeLessThan(COUNT / 2);
});
