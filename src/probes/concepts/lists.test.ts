import { describe, expect, it } from 'vitest';
import type { PreparedData } from '#data/prepare.ts';
import { finish } from '#linear/work.ts';
import { conceptsOf } from './conceptList.ts';
import { bestOf, evenOf } from './likedSamples.ts';
import { masksOf } from './probeMasks.ts';
import { cellsOf, placeOfCell, unitsOf } from './unitCells.ts';

describe('samples that stand for a unit', () => {
  it('are the nine it likes best, of equals the first', () => {
    expect(bestOf(Float32Array.of(1, 3, 2, 3))).toEqual([1, 3, 2, 0]);
    expect(bestOf(Float32Array.from({ length: 12 }, (_, i) => i))).toEqual([11, 10, 9, 8, 7, 6, 5, 4, 3]);
  });

  it('are from everywhere between the one it likes best and the one it likes least', () => {
    expect(evenOf(Float32Array.from({ length: 17 }, (_, i) => i))).toEqual([16, 14, 12, 10, 8, 6, 4, 2, 0]);
    expect(evenOf(Float32Array.of(5, 7, 6))).toEqual([1, 2, 0]);
    expect(evenOf(Float32Array.of(5))).toEqual([0]);
    expect(evenOf(new Float32Array(0))).toEqual([]);
  });
});

describe('what a unit may stand for', () => {
  const shape = (name: string, classes: readonly string[], values: readonly number[], kind = 'class') =>
    ({ id: name, name, kind, classes, values: Float32Array.from(values) }) as never;

  it('are parts, then each class, by its own name where it is the answer', () => {
    const factors = [shape('class', ['cat', 'dog'], [1, 0]), shape('size', ['small', 'large'], [0, 1])];
    const parts = { names: ['ear', 'tail'], masksOf: () => [] };
    expect(conceptsOf({ parts, factors })).toEqual([
      { name: 'ear', part: 0 },
      { name: 'tail', part: 1 },
      { name: 'cat', labels: Uint8Array.of(0, 1) },
      { name: 'dog', labels: Uint8Array.of(1, 0) },
      { name: 'size small', labels: Uint8Array.of(1, 0) },
      { name: 'size large', labels: Uint8Array.of(0, 1) },
    ]);
  });

  it('are no numbers, no lists of more than sixteen classes, no more than sixteen parts', () => {
    const many = (count: number) => Array.from({ length: count }, (_, i) => `${i}`);
    const number = { id: 'x', name: 'x', kind: 'number', values: Float32Array.of(1) } as never;
    expect(conceptsOf({ factors: [number, shape('a', many(17), [0])] })).toEqual([]);
    expect(conceptsOf({ factors: [shape('a', many(16), [0])] })).toHaveLength(16);
    expect(conceptsOf({ parts: { names: many(20), masksOf: () => [] }, factors: [] })).toHaveLength(16);
  });
});

it('the numbers of a unit lie in its map, along the steps of a sequence, or alone', () => {
  // Two channels of two rows of three.
  expect([unitsOf([2, 2, 3]), cellsOf([2, 2, 3], 3), placeOfCell([2, 2, 3], 1, 4)]).toEqual([2, 6, 10]);
  // Five steps of four features.
  expect([unitsOf([5, 4]), cellsOf([5, 4], 2), placeOfCell([5, 4], 3, 2)]).toEqual([4, 5, 11]);
  expect([unitsOf([7]), cellsOf([7], 1), placeOfCell([7], 3, 0)]).toEqual([7, 1, 3]);
});

it('parts are kept a bit each, picture by picture', () => {
  const masks = [
    [
      [1, 0, 0, 0, 1, 0],
      [0, 0, 1, 0, 1, 0],
    ],
    [
      [0, 1, 0, 0, 0, 0],
      [0, 0, 0, 0, 0, 1],
    ],
  ];
  const parts = { names: ['a', 'b'], masksOf: (row: number) => masks[row]!.map((mask) => Uint8Array.from(mask)) };
  const data = { parts, shape: [1, 2, 3] } as unknown as PreparedData;
  expect([...finish(masksOf(data, Int32Array.of(1, 0)))]).toEqual([0, 1, 0, 0, 0, 2, 1, 0, 2, 0, 3, 0]);
});
