import { expect, it } from 'vitest';
import { tryBroken } from '../../src/testing/brokenLessons.ts';

it('fifty thousand broken files of lessons are read or refused in sentences, and can be played', () => {
  let read = 0;
  for (let seed = 2000; seed < 52_000; seed++) if (tryBroken(seed)) read++;
  expect(read).toBeGreaterThan(1000);
});
