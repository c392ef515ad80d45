import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { CORNERS, dense, setWeights, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { hashProbe } from './hash.probe.ts';

it('is that of the bits of every parameter in its place', () => {
  const trainer = tinyRun(tinyTable(CORNERS), [dense('z', 2)]);
  const of = (weight: readonly number[], bias: readonly number[]) => {
    setWeights(trainer, { 'z.weight': weight, 'z.bias': bias });
    return hashProbe.compute(trainer, {}, createPool());
  };
  const known = of([1, 2, 3, 4], [5, 6]);
  expect(known).toBe('b0f7164adca77ca2'); // on every machine
  // Swapped rows and columns, a swapped bias, a sign that no sum shows, and the last bit of one number.
  const others = [
    of([1, 3, 2, 4], [5, 6]),
    of([1, 2, 3, 4], [6, 5]),
    of([-1, 2, 3, 4], [5, 6]),
    of([1 + 2 ** -23, 2, 3, 4], [5, 6]),
    of([0, 2, 3, 4], [5, 6]),
    of([-0, 2, 3, 4], [5, 6]),
  ];
  expect(new Set([known, ...others]).size).toBe(7);
  expect(of([1, 2, 3, 4], [5, 6])).toBe(known);
});
