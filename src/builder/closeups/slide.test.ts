import { describe, expect, it } from 'vitest';
import { nextNumber, numberAt, numberForKey, numbersIn, runOf, sidesOf, within } from './slide.ts';

const image = [2, 3, 4];
const sequence = [5, 3];

describe('a window that slides', () => {
  it('goes from number to number of one map, row by row, and from the last back to the first', () => {
    const from = 12; // of the second map the first
    const seen = [from];
    for (let i = 0; i < 11; i++) seen.push(nextNumber(image, seen.at(-1)!));
    expect(seen).toEqual(Array.from({ length: 12 }, (_, i) => from + i));
    expect(nextNumber(image, 23)).toBe(12);
  });

  it('follows the arrow keys and stops at the edge', () => {
    expect(sidesOf(image)).toEqual([3, 4]);
    const at = numberAt(image, 12, 1, 2);
    expect(within(image, at)).toEqual([1, 2]);
    const keys = ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight'];
    expect(keys.map((key) => within(image, numberForKey(image, at, key)!))).toEqual([
      [0, 2],
      [2, 2],
      [1, 1],
      [1, 3],
    ]);
    expect(numberForKey(image, 12, 'ArrowLeft')).toBe(12);
    expect(numberForKey(image, 23, 'ArrowDown')).toBe(23);
    expect(numberForKey(image, at, 'Enter')).toBeUndefined();
  });

  it('goes through the steps of one feature, and through the units of a vector', () => {
    expect(numberForKey(sequence, 4, 'ArrowRight')).toBe(7);
    expect(numberForKey(sequence, 4, 'ArrowUp')).toBe(1);
    expect(nextNumber(sequence, 13)).toBe(1);
    expect(numberForKey([6], 2, 'ArrowDown')).toBe(3);
    expect(nextNumber([6], 5)).toBe(0);
  });
});

describe('what is asked ahead of a window that slides', () => {
  it('is the same for a run of places, and reaches into the next run', () => {
    const first = runOf(0, 576, 50);
    expect(first).toEqual(Array.from({ length: 40 }, (_, i) => i));
    expect(runOf(31, 576, 50)).toEqual(first);
    expect(runOf(32, 576, 50)).toEqual(Array.from({ length: 40 }, (_, i) => 32 + i));
  });

  it('goes from the last place to the first, and names none twice', () => {
    expect(runOf(574, 576, 50).slice(-8)).toEqual([32, 33, 34, 35, 36, 37, 38, 39].map((i) => (544 + i) % 576));
    expect(runOf(2, 5, 50)).toEqual([0, 1, 2, 3, 4]);
  });

  it('is shorter where a place is made from many numbers, and never nothing', () => {
    for (const cost of [50, 1000, 5000, 100_000]) {
      const run = runOf(77, 576, cost);
      expect(run).toContain(77);
      expect(run.length === 2 || run.length * cost <= 25_000).toBe(true);
    }
    expect(numbersIn({ kind: 'pool', values: [1, 2, [3]], chosen: undefined, at: { x: 4 } })).toBe(4);
  });
});
