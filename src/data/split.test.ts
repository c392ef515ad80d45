import fc from 'fast-check';
import { expect, it } from 'vitest';
import { logf } from '#base/math.ts';
import { randomFrom, streamKey } from '#base/random.ts';
import { splitRows } from './split.ts';

const split = (groups: readonly number[], share: number, seed = 1) =>
  splitRows(groups, share, randomFrom(streamKey(seed, 'split'), logf));
const count = (rows: Int32Array, groups: readonly number[], k: number) => rows.filter((i) => groups[i] === k).length;

it('holds out the share that is asked for, of every class', () => {
  const groups = Array.from({ length: 500 }, (_, i) => i % 2);
  const { train, test } = split(groups, 0.3);
  expect([train.length, test.length]).toEqual([350, 150]);
  expect([0, 1].map((k) => count(test, groups, k))).toEqual([75, 75]);
});

it('shares out what does not divide by largest remainder', () => {
  const groups = [...Array(7).fill(0), ...Array(5).fill(1), ...Array(3).fill(2)];
  const { test } = split(groups, 0.5);
  expect([0, 1, 2].map((k) => count(test, groups, k))).toEqual([4, 3, 1]);
});

it('holds out nothing at share 0, and of a single row nothing at any share', () => {
  expect(split([0, 1, 0, 1], 0).test.length).toBe(0);
  expect(split([0], 0.9)).toEqual({ train: Int32Array.of(0), test: new Int32Array(0) });
  expect(split([], 0.5).train.length).toBe(0);
});

it('holds out the same rows and more at a larger share', () => {
  const groups = Array.from({ length: 100 }, (_, i) => i % 3);
  const more = new Set(split(groups, 0.6).test);
  expect([...split(groups, 0.2).test].every((i) => more.has(i))).toBe(true);
});

it('splits every row once, every class of two or more to both sides', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 7 }), { maxLength: 60 }),
      fc.double({ min: 0.01, max: 0.9, noNaN: true }),
      fc.nat(),
      (groups, share, seed) => {
        const { train, test } = split(groups, share, seed);
        expect([...train, ...test].sort((a, b) => a - b)).toEqual([...groups.keys()]);
        for (let k = 0; k < 8; k++) {
          const size = groups.filter((g) => g === k).length;
          if (size < 2) continue;
          expect(count(test, groups, k)).toBeGreaterThan(0);
          expect(count(train, groups, k)).toBeGreaterThan(0);
          expect(Math.abs(count(test, groups, k) - share * size)).toBeLessThanOrEqual(1);
        }
      },
    ),
  );
});
