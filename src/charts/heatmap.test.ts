import { describe, expect, it } from 'vitest';
import { ENTRIES } from './color.ts';
import { greatest, paintGrid, rangeMapping, signedMapping } from './heatmap.ts';

const table = Uint32Array.from({ length: ENTRIES }, (_, i) => 1000 + i);

function paint(values: number[], width: number, { scale, offset }: { scale: number; offset: number }): number[] {
  const pixels = new Uint32Array(values.length);
  paintGrid(pixels, 0, width, Float32Array.from(values), 0, width, values.length / width, table, scale, offset);
  return [...pixels];
}

describe('painting a grid', () => {
  it('puts zero at the middle entry whatever the limit, and clips both ends', () => {
    for (const limit of [1e-30, 0.1, 1 / 3, 7, 1e30])
      expect(paint([0, limit, -limit, limit * 9, -limit * 9], 5, signedMapping(limit))).toEqual([
        1128, 1256, 1000, 1256, 1000,
      ]);
  });

  it('paints paper where the limit is zero', () => {
    expect(paint([0, 0], 2, signedMapping(0))).toEqual([1128, 1128]);
  });

  it('leaves what is no number transparent', () => {
    expect(paint([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY], 3, signedMapping(1))).toEqual([
      0, 1256, 1000,
    ]);
  });

  it('spreads a range over the whole table', () => {
    expect(paint([2, 3, 4], 3, rangeMapping(2, 4))).toEqual([1000, 1128, 1256]);
    expect(paint([5], 1, rangeMapping(5, 5))).toEqual([1000]);
  });

  it('keeps rows in order, row 0 on top, inside a wider image', () => {
    const pixels = new Uint32Array(12);
    const { scale, offset } = rangeMapping(0, 256);
    paintGrid(pixels, 5, 4, Float32Array.from([9, 1, 2, 3, 4]), 1, 2, 2, table, scale, offset);
    expect([...pixels]).toEqual([0, 0, 0, 0, 0, 1001, 1002, 0, 0, 1003, 1004, 0]);
  });
});

it('finds the greatest magnitude among finite values', () => {
  expect(greatest(Float32Array.from([1, -3, Number.NaN, Number.NEGATIVE_INFINITY]))).toBe(3);
  expect(greatest(new Float32Array(0))).toBe(0);
  expect(greatest(Float32Array.from([9, 1, -2, 9]), 1, 3)).toBe(2);
});
