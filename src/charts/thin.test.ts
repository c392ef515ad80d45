import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { thin, thinRoom } from './thin.ts';

function run(x: number[], y: number[], columns: number, low = x[0] ?? 0, high = x.at(-1) ?? 1): [number, number][] {
  const out = new Float64Array(Math.max(thinRoom(columns, 0), 4 * x.length));
  const count = thin(x, y, x.length, low, high, columns, out);
  return Array.from({ length: count }, (_, i) => [out[2 * i]!, out[2 * i + 1]!]);
}

describe('thinning a curve to pixel columns', () => {
  it('leaves a curve with a point per column as it is', () => {
    expect(run([0, 1, 2, 3], [5, 3, 4, 9], 4, 0, 4)).toEqual([
      [0, 5],
      [1, 3],
      [2, 4],
      [3, 9],
    ]);
  });

  it('begins another line at a break, within a column too', () => {
    const out = new Float64Array(64);
    const count = thin([0, 1, 2, 3], [5, 4, 9, 8], 4, 0, 100, 1, out, [2]);
    const y = Array.from({ length: count }, (_, i) => out[2 * i + 1]);
    expect(y).toEqual([5, 4, Number.NaN, 9, 8]);
    expect(thin([0, 1], [5, 4], 2, 0, 2, 2, out, [0])).toBe(2);
  });

  it('keeps first, lowest, highest and last of a column, in their order', () => {
    expect(run([0, 1, 2, 3, 4], [2, 9, 5, 1, 4], 1, 0, 100)).toEqual([
      [0, 2],
      [1, 9],
      [3, 1],
      [4, 4],
    ]);
  });

  it('stays within its room, and fills it where every column has a gap, its four points and a break', () => {
    const [columns, each] = [5, 9];
    const x = Array.from({ length: each * (columns + 2) }, (_, i) => i / each - 1);
    const y = x.map((_, i) => [Number.NaN, 0, 9, -9, 1, 0, 7, -7, 2][i % each]!);
    const breaks = Array.from({ length: columns + 2 }, (_, i) => each * i + 5);
    const out = new Float64Array(4 * x.length);
    const count = thin(x, y, x.length, 0, columns, columns, out, breaks);
    expect(2 * count).toBe(thinRoom(columns, breaks.length) - 2); // before the first there is no gap
  });

  it('loses no extreme and no end, and stays within its room', () => {
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: -9, max: 9, noNaN: true }), { minLength: 1, maxLength: 400 }),
        fc.integer({ min: 1, max: 40 }),
        (y, columns) => {
          const x = y.map((_, i) => i);
          const found = run(x, y, columns);
          expect(Math.max(...found.map((p) => p[1]))).toBe(Math.max(...y));
          expect(Math.min(...found.map((p) => p[1]))).toBe(Math.min(...y));
          expect(found[0]).toEqual([0, y[0]]);
          expect(found.at(-1)).toEqual([y.length - 1, y.at(-1)]);
          expect(found.length).toBeLessThanOrEqual(Math.min(y.length, 4 * (columns + 1)));
          for (let i = 1; i < found.length; i++) expect(found[i]![0]).toBeGreaterThan(found[i - 1]![0]);
        },
      ),
    );
  });

  it('breaks the line where a value is no number', () => {
    const found = run([0, 1, 2, 3], [1, Number.NaN, 3, 4], 10, 0, 4);
    expect(found).toEqual([
      [0, 1],
      [2, Number.NaN],
      [2, 3],
      [3, 4],
    ]);
    expect(run([0, 1], [Number.NaN, Number.NaN], 10)).toEqual([]);
  });
});
