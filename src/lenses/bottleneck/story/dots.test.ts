import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { arranged, dotSize, dotsOf, gridOf, mostOf, ordered } from './dots.ts';

const image = (channels: number, side: number) => ({ shape: [channels, side, side], tokens: 0 });

describe('every number is one dot', () => {
  it('maps, steps, tokens and single numbers stand as their shapes say', () => {
    expect(dotsOf(image(8, 24))).toMatchObject({ kind: 'maps', tiles: 8, across: 24, down: 24 });
    expect(dotsOf({ shape: [12, 5], tokens: 0 })).toMatchObject({ kind: 'steps', tiles: 1, across: 12, down: 5 });
    expect(dotsOf({ shape: [6], tokens: 4 })).toMatchObject({ kind: 'tokens', tiles: 6 });
    expect(dotsOf({ shape: [64], tokens: 0 })).toMatchObject({ kind: 'numbers', tiles: 64, line: false });
  });

  it('of whatever shape, so many dots as there are numbers', () => {
    const sides = fc.integer({ min: 1, max: 9 });
    fc.assert(
      fc.property(fc.array(sides, { minLength: 1, maxLength: 3 }), (shape) => {
        const { tiles, across, down } = dotsOf({ shape, tokens: 0 });
        expect(tiles * across * down).toBe(shape.reduce((product, side) => product * side, 1));
      }),
    );
  });

  it('a square of numbers, a line of few answers, maps two beside and four below one another', () => {
    const room = { width: 200, height: 300 };
    expect(arranged(dotsOf({ shape: [64], tokens: 0 }), 2.5, room)).toMatchObject({ columns: 8, rows: 8, width: 20 });
    expect(arranged(dotsOf({ shape: [10], tokens: 0 }, true), 2.5, room)).toMatchObject({ columns: 1, height: 25 });
    expect(arranged(dotsOf(image(8, 24)), 2.5, room)).toMatchObject({ columns: 2, rows: 4, width: 122, height: 246 });
    expect(arranged(dotsOf(image(16, 4)), 2.5, room)).toMatchObject({ columns: 4, rows: 4, gap: 2, width: 46 });
  });

  it('in another grid where there is no room for the usual, and in none where there is none', () => {
    const maps = dotsOf(image(8, 24));
    expect(arranged(maps, 2.5, { width: 300, height: 130 })).toMatchObject({ columns: 4, rows: 2 });
    expect(arranged(maps, 2.5, { width: 50, height: 50 })).toBeUndefined();
  });
});

describe('all dots are of one size', () => {
  const room = { width: 152, height: 246 };

  it('that of the design where the largest block has room, smaller where it has not', () => {
    const digits = [image(1, 28), image(8, 24), image(8, 12), image(16, 8)].map((place) => dotsOf(place));
    expect(dotSize(digits, 2.5, room)).toBe(2.5);
    const size = dotSize(digits, 2.5, { width: 152, height: 123 });
    expect(size).toBeLessThan(1.6);
    expect(size).toBeGreaterThan(1);
  });

  it('as large as there is room, and no larger: each block is inside', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 128 }), fc.integer({ min: 1, max: 40 }), (channels, side) => {
        const dots = dotsOf(image(channels, side));
        const size = dotSize([dots], 2.5, room);
        const grid = arranged(dots, size, room)!;
        expect(grid.width).toBeLessThanOrEqual(room.width + 1e-6);
        expect(grid.height).toBeLessThanOrEqual(room.height + 1e-6);
        if (size < 2.5) expect(arranged(dots, size * 1.001, room)).toBeUndefined();
      }),
    );
  });

  it('a few units have dots of 8 pixels, pictures dots of 2.5', () => {
    const vector = { shape: [8], tokens: 0 };
    expect(mostOf([{ shape: [2], tokens: 0 }, vector])).toBe(8);
    expect(mostOf([image(1, 28), vector])).toBe(2.5);
    expect(mostOf([{ shape: [784], tokens: 0 }, vector])).toBe(2.5);
  });

  it('single numbers have no gap, so that areas are amounts', () => {
    const dots = dotsOf({ shape: [12], tokens: 0 });
    const { width, height } = gridOf(dots, 3, 2.5);
    expect(width * height).toBeCloseTo(12 * 2.5 * 2.5);
    expect(gridOf(dotsOf(image(256, 1)), 16, 2.5).gap).toBe(0);
  });
});

it('steps are turned, so that time runs to the right', () => {
  // Two steps of three features.
  const values = Float32Array.of(1, 2, 3, 4, 5, 6);
  expect([...ordered(values, dotsOf({ shape: [2, 3], tokens: 0 }))]).toEqual([1, 4, 2, 5, 3, 6]);
  expect(ordered(values, dotsOf({ shape: [6], tokens: 0 }))).toBe(values);
});
