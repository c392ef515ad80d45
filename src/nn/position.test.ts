import { describe, expect, it } from 'vitest';
import { isThere, type Position, type PositionedData } from './position.ts';

const points: PositionedData = {
  ...{ kind: 'plane', shape: [3], dimensions: 2, count: 20, positions: 1 },
  ...{ classNames: ['A', 'B'], factors: [{ id: 'class' }] },
};
const line: PositionedData = { ...points, kind: 'line', shape: [1], dimensions: 1, classNames: [], factors: [] };
const images: PositionedData = { ...points, kind: 'image', shape: [1, 4, 6], dimensions: 0, count: 10 };
const letters: PositionedData = {
  ...{ ...points, kind: 'tokens', shape: [5], dimensions: 0, positions: 5, tokens: ['a', 'b', 'c'] },
} as PositionedData;

/** Blocks with an output each, and one that does not fit. */
const outputs = { vector: [4], image: [2, 3, 5], sequence: [7, 3] } as const;
const parameter = (shape: readonly number[]) => ({ shape }) as never;
const byId = new Map(
  [...Object.entries(outputs), ['misfit', undefined] as const].map(([id, shape]) => [
    id,
    {
      ...{ block: { id, type: 'dense' }, path: id, input: { shape: [3] }, buffers: {}, parameterCount: 0 },
      ...(shape ? { output: { shape } } : {}),
      parameters: { weight: parameter([4, 3]), bias: parameter([4]) },
    },
  ]),
);
const on = (data: PositionedData) => (position: Position) => isThere(position, data, { byId });
/** How many of the numbers from −1 on are there; they must be the first ones. */
function count(has: (position: Position) => boolean, of: (n: number) => Position): number {
  expect(has(of(-1))).toBe(false);
  expect(has(of(0.5))).toBe(false);
  expect(has(of(Number.NaN))).toBe(false);
  let n = 0;
  while (n < 500 && has(of(n))) n++;
  expect(has(of(n + 1))).toBe(false);
  return n;
}

describe('a position is in a document', () => {
  it('with as many units and numbers as its block has', () => {
    const has = on(points);
    const units = (block: string) => [count(has, (unit) => ({ block, unit })), count(has, (cell) => ({ block, cell }))];
    expect(units('vector')).toEqual([4, 4]);
    expect(units('image')).toEqual([2, 30]);
    expect(units('sequence')).toEqual([3, 21]);
    expect(units('input')).toEqual([3, 3]);
    const of = (data: PositionedData) => [
      count(on(data), (unit) => ({ block: 'input', unit })),
      count(on(data), (cell) => ({ block: 'input', cell })),
    ];
    expect(of(images)).toEqual([1, 24]);
    expect(of(letters)).toEqual([5, 5]);
  });

  it('inside a picture by row and column, or by step', () => {
    const has = on(points);
    expect(has({ block: 'image', inside: [2, 4] })).toBe(true);
    expect(has({ block: 'image', inside: [3, 0] })).toBe(false);
    expect(has({ block: 'image', inside: [0, 5] })).toBe(false);
    expect(has({ block: 'image', inside: [6] })).toBe(false);
    expect(has({ block: 'sequence', inside: [6] })).toBe(true);
    expect(has({ block: 'sequence', inside: [7] })).toBe(false);
    expect(has({ block: 'vector', inside: [] })).toBe(true);
    expect(has({ block: 'vector', inside: [0] })).toBe(false);
  });

  it('not on a block that is gone, or has no output', () => {
    expect(on(points)({ block: 'gone' })).toBe(false);
    expect(on(points)({ block: 'misfit' })).toBe(false);
    expect(isThere({ block: 'vector' }, points)).toBe(false);
    expect(on(points)({})).toBe(true);
  });

  it('as a point of as many coordinates as there are', () => {
    const at = (data: PositionedData, ...point: number[]) => isThere({ at: point }, data);
    expect([at(points, 0, 1), at(points, 0), at(points), at(points, 0, Number.NaN)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
    expect([at(line, 0), at(line, 0, 1), at(images), at(images, 0)]).toEqual([true, false, true, false]);
  });

  it('as a sample, an answer, a class or a factor of its data', () => {
    expect(
      count(
        (p) => isThere(p, points),
        (row) => ({ row }),
      ),
    ).toBe(20);
    expect(
      count(
        (p) => isThere(p, images),
        (row) => ({ row }),
      ),
    ).toBe(11); // the last one is drawn by hand
    expect(
      count(
        (p) => isThere(p, letters),
        (step) => ({ step }),
      ),
    ).toBe(5);
    expect(
      count(
        (p) => isThere(p, points),
        (c) => ({ classes: [0, c] }),
      ),
    ).toBe(2);
    expect(isThere({ classes: [0, 0] }, line)).toBe(false);
    expect(isThere({ factor: 'class' }, points)).toBe(true);
    expect(isThere({ factor: 'class' }, line)).toBe(false);
  });

  it('as an element of a parameter, at the very place that it had', () => {
    const has = on(points);
    const element = (name: string, index: number, ...place: number[]) =>
      has({ block: 'vector', element: { name, index, ...(place.length > 0 ? { place } : {}) } });
    expect([element('weight', 11), element('weight', 12), element('bias', 3), element('bias', 4)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
    expect(element('gone', 0)).toBe(false);
    expect(element('weight', 5, 1, 2)).toBe(true);
    expect(element('weight', 5, 2, 1)).toBe(false); // of a matrix of other sides, or the transposed one
    expect(element('weight', 3, 0, 3)).toBe(false);
    expect(element('weight', 1, 1)).toBe(false);
    expect(element('bias', 2, 2)).toBe(true);
  });
});
