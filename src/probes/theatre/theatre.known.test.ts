import { describe, expect, it } from 'vitest';
import type { Trainer } from '#engine/trainer.ts';
import { CORNERS, dense, dirtyPool, flatten, REACH, tinyPictures, tinyRun, tinyTable } from '#testing/tinyRun.ts';
import { GRID, type TheatreResult, type TheatreSpace, theatreProbe } from './theatre.probe.ts';

const ask = (trainer: Trainer, request = {}) => theatreProbe.compute(trainer, request, dirtyPool)!;
/** Where a space (or its sums) puts the nth place: the three rows, then the grid. */
const placeIn = ({ values }: TheatreResult, offset: number, n: number) => {
  const count = 3 + GRID * GRID;
  return [values[offset + n]!, values[offset + count + n]!];
};
const near = (got: readonly number[], wanted: readonly number[]) => {
  expect(got).toHaveLength(wanted.length);
  for (const [i, value] of wanted.entries()) expect(got[i]).toBeCloseTo(value, 5);
};
const spaceOf = (result: TheatreResult, id: string): TheatreSpace => result.spaces.find((space) => space.id === id)!;

describe('three rows of a table and a grid that reaches further up than to the side', () => {
  const { tanh } = Math;
  const begin = () =>
    tinyRun(tinyTable(CORNERS), [dense('a', 2, 'tanh'), dense('z', 2)], {
      // A quarter turn, (x, y) → (−y, x), then twice as wide.
      'a.weight': [0, -2, 1, 0],
      'a.bias': [0.5, 0],
      'z.weight': [1, 2, 4, 8],
      'z.bias': [0.25, 0.5],
    });

  it('lie in the plane as they are, the grid from the left to the right and from the bottom to the top', () => {
    const result = ask(begin());
    expect(result).toMatchObject({ step: 0, rows: [0, 1, 2], grid: 25, axes: [0, 1] });
    expect(result.spaces.map(({ id, units, captured }) => [id, units, captured])).toEqual([
      ['input', 2, 1],
      ['a', 2, 1],
      ['z', 2, 1],
    ]);
    const input = spaceOf(result, 'input');
    expect(input).toMatchObject({ offset: 0, sums: -1, reach: 3 });
    for (const [i, [x, y]] of CORNERS.entries()) near(placeIn(result, 0, i), [x, y]);
    near(placeIn(result, 0, 3), [-REACH.x, -REACH.y]);
    near(placeIn(result, 0, 4), [-REACH.x + (2 * REACH.x) / 24, -REACH.y]);
    near(placeIn(result, 0, 3 + 25), [-REACH.x, -REACH.y + (2 * REACH.y) / 24]);
    near(placeIn(result, 0, 3 + 624), [REACH.x, REACH.y]);
  });

  it('are turned, stretched, moved and then bent', () => {
    const result = ask(begin());
    const a = spaceOf(result, 'a');
    const places = [...CORNERS, [-REACH.x, -REACH.y], [REACH.x, REACH.y]] as const;
    for (const [i, [x, y]] of places.entries()) {
      const at = [0, 1, 2, 3, 3 + 624][i]!;
      near(placeIn(result, a.sums, at), [-2 * y! + 0.5, x!]);
      near(placeIn(result, a.offset, at), [tanh(-2 * y! + 0.5), tanh(x!)]);
    }
    expect(a.reach).toBeCloseTo(tanh(5.5), 6);
    const { weight, bias, parts } = a.map!;
    expect([weight, bias, parts.flips]).toEqual([[0, -2, 1, 0], [0.5, 0], false]);
    expect(parts.angle).toBeCloseTo(Math.PI / 2, 6);
    near(parts.stretch, [2, 0, 0, 1]);
  });

  it('are answered each by its own class, parted by the line where both outputs are the same', () => {
    const result = ask(begin());
    const z = spaceOf(result, 'z');
    expect(z.sums).toBe(-1);
    const hidden = CORNERS.map(([x, y]) => [tanh(-2 * y + 0.5), tanh(x)] as const);
    for (const [i, [u, v]] of hidden.entries())
      near(placeIn(result, z.offset, i), [u + 2 * v + 0.25, 4 * u + 8 * v + 0.5]);
    expect(result.line).toEqual([-3, -6, -0.25]);
    expect(result.said).toHaveLength(3 + 625);
    // Three spaces, and the sums of one.
    expect(result.values).toHaveLength(4 * 2 * (3 + 625));
    const sides = hidden.map(([u, v]) => Number(-3 * u - 6 * v - 0.25 < 0));
    expect([...result.said.subarray(0, 3)]).toEqual(sides);
    expect(new Set(sides).size).toBe(2);
    // Corners of the grid, where (u, v) are about (1, −0.8), (1, 0.8) and (−1, −0.8): lower left, lower right, upper left.
    expect([3, 3 + 24, 3 + 600].map((n) => result.said[n])).toEqual([0, 1, 0]);
  });

  it('lie over other columns where these are asked for', () => {
    const turned = ask(begin(), { axes: [1, 0] });
    expect(turned.axes).toEqual([1, 0]);
    for (const [i, [x, y]] of CORNERS.entries()) near(placeIn(turned, 0, i), [y, x]);
    near(placeIn(turned, 0, 4), [-REACH.y + (2 * REACH.y) / 24, -REACH.x]);
    // What the network is given is the same.
    near(placeIn(turned, spaceOf(turned, 'a').sums, 1), [-5.5, -0.5]);
    expect(theatreProbe.names!({ axes: [1, 0] })).toEqual({ axes: [1, 0] });
  });
});

it('rows are those that linear probes are fitted on and scored on, once each and in their order', () => {
  const rows = Array.from({ length: 40 }, (_, i) => [i % 2 === 0 ? 1 : -1, 3, i % 2] as const);
  const result = ask(tinyRun(tinyTable(rows, { testShare: 0.5 }), [dense('z', 2)]));
  expect(result.rows).toEqual(rows.map((_, row) => row));
});

describe('the line', () => {
  const lineOf = (network: readonly Record<string, unknown>[], weights: Record<string, number[]>, training = {}) =>
    ask(tinyRun(tinyTable(CORNERS), network, weights, training)).line;
  const one = { 'z.weight': [2, 3], 'z.bias': [0.5] };

  it('is where a single output is as much one class as the other', () => {
    expect(lineOf([dense('z', 1)], one, { loss: 'binaryCrossEntropy' })).toEqual([2, 3, 0.5]);
    expect(lineOf([dense('z', 1)], one, { loss: 'mse' })).toEqual([2, 3, 0.5]); // between −1 and 1
    expect(lineOf([dense('z', 1, 'linear', { bias: false })], { 'z.weight': [2, 3] }, { loss: 'mse' })).toEqual([
      2, 3, 0,
    ]);
  });

  it('is none where the last layer bends, or looks at more or fewer than two numbers', () => {
    expect(lineOf([dense('z', 1, 'sigmoid')], one, { loss: 'mse' })).toBeNull();
    expect(lineOf([dense('a', 3), dense('z', 2)], {})).toBeNull();
    expect(lineOf([dense('a', 1), dense('z', 2)], {})).toBeNull();
    const classes = [
      [1, 0, 0],
      [0, 1, 1],
      [1, 1, 2],
    ];
    expect(ask(tinyRun({ type: 'points', points: classes, testShare: 0 }, [dense('z', 3)])).line).toBeNull();
  });
});

it('a layer of three numbers is seen from where its points lie furthest apart', () => {
  // 3x, nothing, and y + 7: of four corners of a rectangle, from the middle.
  const points = [
    [1, 1, 0],
    [-1, 1, 1],
    [1, -1, 0],
    [-1, -1, 1],
  ];
  const trainer = tinyRun({ type: 'points', points, testShare: 0 }, [dense('a', 3), dense('z', 2)], {
    'a.weight': [3, 0, 0, 0, 0, 1],
    'a.bias': [0, 5, 7],
  });
  const { values, spaces } = ask(trainer);
  const { offset, captured, reach, units, map, sums } = spaces[1]!;
  const count = 4 + GRID * GRID;
  const seen = points.map((_, i) => [values[offset + i]!, values[offset + count + i]!] as const);
  const [across, up] = [Math.sign(seen[0]![0]), Math.sign(seen[0]![1])];
  for (const [i, [x, y]] of points.entries()) near(seen[i]!, [3 * across * x!, up * y!]);
  expect([units, sums, map]).toEqual([3, -1, undefined]);
  expect([captured, reach]).toEqual([expect.closeTo(1, 6), expect.closeTo(3, 5)]);
});

it('points on a line have one number each, and no grid', () => {
  const trainer = tinyRun(
    { type: 'sine', samples: 10, testShare: 0 },
    [dense('a', 2), dense('z', 1)],
    { 'a.weight': [1, -2], 'a.bias': [0, 1] },
    { loss: 'mse' },
  );
  const { coordinates } = trainer.plan.data!;
  const { values, spaces, grid, said, line } = ask(trainer);
  expect([grid, said.length, line, spaces.map(({ units }) => units)]).toEqual([0, 0, null, [1, 2, 1]]);
  near([...values.subarray(0, 10)], [...coordinates]);
  expect([...values.subarray(10, 20)]).toEqual(Array(10).fill(0));
  near([...values.subarray(20, 30)], [...coordinates]);
  near(
    [...values.subarray(30, 40)],
    [...coordinates].map((x) => 1 - 2 * x),
  );
  expect([...values.subarray(50, 60)]).toEqual(Array(10).fill(0)); // one number: no second axis
});

it('pictures are seen in the planes of the survey, without a grid', () => {
  const empty = [0, 0, 0, 0, 0, 0];
  // The fifth pixel is all that differs.
  const pictures = [255, 204, 102, 0].map((ink) => empty.with(4, ink));
  const trainer = tinyRun(tinyPictures(pictures, [1, 1, 0, 0]), [flatten, dense('z', 2)], {
    'z.weight': [0, 0, 0, 0, 3, 0, 0, 0, 0, 0, 4, 0],
    'z.bias': [1, 1],
  });
  const { rows, grid, spaces, values, said, line, step } = ask(trainer);
  expect([rows, grid, said.length, line, step]).toEqual([[0, 1, 2, 3], 0, 0, null, 0]);
  expect(spaces.map(({ id, units, offset, sums }) => [id, units, offset, sums])).toEqual([
    ['input', 6, 0, -1],
    ['z', 2, 8, -1],
  ]);
  // About their mean of 0.55, along the pixel and along (3, 4), five times as far.
  const own = [0.45, 0.25, -0.15, -0.55];
  for (const [s, size] of [1, 5].entries()) {
    const sign = Math.sign(values[8 * s]!);
    near(
      [...values.subarray(8 * s, 8 * s + 4)],
      own.map((v) => sign * size * v),
    );
    expect([spaces[s]!.captured, spaces[s]!.reach]).toEqual([expect.closeTo(1, 5), expect.closeTo(0.55 * size, 5)]);
  }
});

it('pictures are in sight from when the first round is measured; points need not wait for one', () => {
  const data = tinyPictures(
    [
      [0, 0, 0, 0, 0, 0],
      [0, 0, 0, 0, 255, 0],
    ],
    [0, 1],
  );
  const trainer = tinyRun(data, [flatten, dense('z', 2)]);
  let asked = 0;
  const slice = (whole: boolean) => ({ left: () => whole, now: () => 0, settled: true, more: () => asked++ });
  const before = theatreProbe.compute(trainer, {}, dirtyPool, slice(false))!;
  expect([before.step, before.spaces, before.values.length, before.rows]).toEqual([-1, [], 0, [0, 1]]);
  expect(asked).toBe(1);
  theatreProbe.advance!(trainer, slice(true));
  const after = theatreProbe.compute(trainer, {}, dirtyPool, slice(false))!;
  expect([after.step, after.spaces.length, asked]).toEqual([0, 2, 1]);
  theatreProbe.advance!(tinyRun(tinyTable(CORNERS), [dense('z', 2)]), slice(false));
  expect(asked).toBe(1);
});
