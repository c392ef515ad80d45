import { describe, expect, it } from 'vitest';
import { matrix } from '#linear/matrix.ts';
import { basisOf, project } from './basis.ts';
import { partsOf } from './planeParts.ts';

const near = (got: ArrayLike<number>, wanted: readonly number[]) => {
  expect(got).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, 9);
};
/** Four corners of a rectangle, 6 along the third number and 2 along the first, the second being 5 throughout; then a cell of the grid far away. */
const rows = [
  [2, 5, 10],
  [2, 5, 4],
  [0, 5, 10],
  [0, 5, 4],
  [100, -100, 100],
];
const cloud = (turn: (row: readonly number[]) => readonly number[] = (row) => row) => {
  const turned = rows.map(turn);
  return matrix(5, turned[0]!.length, turned.flat());
};

describe('the plane of largest spread', () => {
  it('is that of the points alone, about their mean', () => {
    const { axes, mean, captured } = basisOf(cloud(), 4);
    near(mean, [1, 5, 7]);
    near([...axes.values].map(Math.abs), [0, 0, 1, 1, 0, 0]);
    expect(captured).toBeCloseTo(1, 12);
    // A fourth number whose square is 1 beside 9 and 1 … of which two are held.
    const wider = matrix(4, 4, [2, 1, 10, 0, 2, -1, 4, 0, 0, -1, 10, 0, 0, 1, 4, 0]);
    expect(basisOf(wider, 4).captured).toBeCloseTo((9 + 1) / (9 + 1 + 1), 9);
  });

  it('lies as it did in the frame before, though the layer turned the other way', () => {
    const first = basisOf(cloud(), 4);
    const mirrored = basisOf(
      cloud(([a, b, c]) => [-a!, b!, c!]),
      4,
      first,
    );
    const place = (basis: ReturnType<typeof basisOf>, all: ReturnType<typeof matrix>) => {
      const values = new Float32Array(10);
      project(basis, all, values, 0);
      return values;
    };
    near([...mirrored.axes.values], [...first.axes.values]);
    const [was, is] = [
      place(first, cloud()),
      place(
        mirrored,
        cloud(([a, b, c]) => [-a!, b!, c!]),
      ),
    ];
    // Along the third number as before, along the first the other way.
    const along = [...was.subarray(0, 4)].map(Math.abs).every((v) => Math.abs(v - 3) < 1e-6) ? 0 : 1;
    for (let i = 0; i < 4; i++) {
      expect(is[5 * along + i]).toBeCloseTo(was[5 * along + i]!, 5);
      expect(is[5 * (1 - along) + i]).toBeCloseTo(-was[5 * (1 - along) + i]!, 5);
    }
    // A layer of another width begins anew.
    expect(basisOf(matrix(4, 4, Array(16).fill(1)), 4, first).axes.columns).toBe(4);
  });

  it('holds all of points that lie at one place', () => {
    expect(basisOf(matrix(3, 3, Array(9).fill(2)), 3).captured).toBe(1);
  });

  it('is the layer itself where it has two numbers or one, and nothing is known of numbers that are none', () => {
    const two = basisOf(matrix(2, 2, [1, 2, 3, 4]), 2);
    expect([[...two.axes.values], [...two.mean], two.captured]).toEqual([[1, 0, 0, 1], [0, 0], 1]);
    const one = basisOf(matrix(2, 1, [1, 2]), 2);
    expect([one.axes.rows, [...one.axes.values], one.captured]).toEqual([1, [1], 1]);
    const odd = basisOf(matrix(2, 3, [1, 2, Number.NaN, 4, 5, 6]), 2);
    expect([odd.captured, [...odd.axes.values]]).toEqual([Number.NaN, [1, 0, 0, 0, 1, 0]]);
    // What lies behind the points does not count.
    expect(basisOf(matrix(2, 2, [1, 2, Number.NaN, 4]), 1).captured).toBe(1);
    expect(basisOf(matrix(2, 2, [1, 2, Number.NaN, 4]), 2).captured).toBeNaN();
  });
});

describe('places on the plane', () => {
  it('are written all x and then all y, behind what stands there', () => {
    const values = new Float32Array(7).fill(9);
    project(basisOf(matrix(3, 2, [1, 10, 2, 20, 3, 30]), 3), matrix(3, 2, [1, 10, 2, 20, 3, 30]), values, 1);
    expect([...values]).toEqual([9, 1, 2, 3, 10, 20, 30]);
  });

  it('have no second axis where there is one number', () => {
    const values = new Float32Array(6).fill(9);
    const line = matrix(3, 1, [4, 5, 6]);
    project(basisOf(line, 3), line, values, 0);
    expect([...values]).toEqual([4, 5, 6, 0, 0, 0]);
  });

  it('count from the mean of the points along the axes', () => {
    const values = new Float32Array(10);
    const axes = matrix(2, 3, [0, 0, 1, 0.6, 0.8, 0]);
    project({ axes, mean: Float64Array.of(1, 5, 7), captured: 1 }, cloud(), values, 0);
    for (const [i, [a, b, c]] of rows.entries()) {
      expect(values[i]).toBeCloseTo(c! - 7, 5);
      expect(values[5 + i]).toBeCloseTo(0.6 * (a! - 1) + 0.8 * (b! - 5), 4);
    }
  });
});

describe('a map of the plane in its parts', () => {
  it('is a turn, and then a stretch', () => {
    const [cos, sin] = [Math.cos(0.5), Math.sin(0.5)];
    // S = [3 1; 1 2] after a turn by 0.5.
    const { angle, flips, stretch } = partsOf([3 * cos + sin, -3 * sin + cos, cos + 2 * sin, -sin + 2 * cos]);
    expect([angle, flips]).toEqual([expect.closeTo(0.5, 9), false]);
    near(stretch, [3, 1, 1, 2]);
  });

  it('turns the plane over where no turn leads there', () => {
    const { angle, flips, stretch } = partsOf([2, 0, 0, -3]);
    expect([angle, flips]).toEqual([expect.closeTo(0, 9), true]);
    near(stretch, [2, 0, 0, 3]);
    // The mirror first, then a quarter turn.
    const turned = partsOf([0, 3, 2, 0]);
    expect([turned.angle, turned.flips]).toEqual([expect.closeTo(Math.PI / 2, 9), true]);
    near(turned.stretch, [3, 0, 0, 2]);
  });
});
