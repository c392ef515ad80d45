import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contour, contours, Segments } from './contour.ts';

const grid = (width: number, height: number, f: (x: number, y: number) => number): Float32Array =>
  Float32Array.from({ length: width * height }, (_, i) => f((i % width) + 0.5, Math.floor(i / width) + 0.5));

function lines(field: Float32Array, width: number, height: number, level = 0): number[][] {
  const out = new Segments();
  contour(field, width, height, level, out);
  return Array.from({ length: out.count }, (_, i) => [...out.data.subarray(4 * i, 4 * i + 4)]);
}

describe('level lines', () => {
  it('lie on a straight line within half a pixel, and reach the frame', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: Math.PI, noNaN: true }),
        fc.double({ min: 10, max: 22, noNaN: true }),
        (turn, through) => {
          const [nx, ny] = [Math.cos(turn), Math.sin(turn)];
          const distance = (x: number, y: number) => (x - through) * nx + (y - through) * ny;
          const found = lines(grid(32, 32, distance), 32, 32);
          expect(found.length).toBeGreaterThan(16);
          for (const [x1, y1, x2, y2] of found as [number, number, number, number][]) {
            expect(Math.abs(distance(x1, y1))).toBeLessThan(1e-3);
            expect(Math.abs(distance(x2, y2))).toBeLessThan(1e-3);
          }
          const touches = found
            .flatMap(
              ([x1, y1, x2, y2]) =>
                [
                  [x1, y1],
                  [x2, y2],
                ] as [number, number][],
            )
            .filter(([x, y]) => Math.min(x, y, 32 - x, 32 - y) < 1e-4);
          expect(touches.length).toBeGreaterThanOrEqual(2);
        },
      ),
    );
  });

  it('follow a circle', () => {
    const found = lines(
      grid(40, 40, (x, y) => Math.hypot(x - 20, y - 20)),
      40,
      40,
      12,
    );
    for (const [x1, y1] of found as [number, number][])
      expect(Math.abs(Math.hypot(x1 - 20, y1 - 20) - 12)).toBeLessThan(0.05);
    const length = found.reduce((sum, [x1, y1, x2, y2]) => sum + Math.hypot(x2! - x1!, y2! - y1!), 0);
    expect(length).toBeCloseTo(2 * Math.PI * 12, 0);
  });

  it('are none in a field without a crossing, and skip what is no number', () => {
    expect(
      lines(
        grid(8, 8, () => 1),
        8,
        8,
      ),
    ).toEqual([]);
    const field = grid(8, 8, (x) => x - 4);
    field.fill(Number.NaN, 16, 24);
    for (const line of lines(field, 8, 8)) for (const v of line) expect(v).not.toBeNaN();
  });

  it('part the right corners of an ambiguous cell', () => {
    // high on one diagonal: which corners are joined goes by the mean
    expect(lines(Float32Array.from([3, -1, -1, 3]), 2, 2).length).toBeGreaterThanOrEqual(2);
    const joined = lines(Float32Array.from([3, -1, -1, 3]), 2, 2).filter((l) => l.every((v) => v >= 0.5 && v <= 1.5));
    for (const [x1, y1, x2, y2] of joined as [number, number, number, number][]) {
      const corner = (x1 + x2) / 2 - (y1 + y2) / 2;
      expect(Math.abs(corner)).toBeGreaterThan(0.3); // around the low corners, off the high diagonal
    }
  });

  it('of several levels are those of each, drawn in one walk', () => {
    const field = grid(24, 18, (x, y) => Math.sin(x / 3) * 4 + Math.cos(y / 2) * x * 0.2);
    field[100] = Number.NaN;
    field[250] = Number.POSITIVE_INFINITY;
    const levels = [-3, -1, 0, 0.5, 2, 40].map((value) => ({ value, out: new Segments() }));
    contours(field, 24, 18, levels);
    expect(levels.map(({ out }) => out.count > 0)).toEqual([true, true, true, true, true, false]);
    for (const { value, out } of levels)
      expect(Array.from({ length: out.count }, (_, i) => [...out.data.subarray(4 * i, 4 * i + 4)])).toEqual(
        lines(field, 24, 18, value),
      );
  });

  it('leave out the cells that a level does not keep, and no others', () => {
    const field = grid(8, 8, (x) => x - 4.2);
    const [all, half] = [new Segments(), new Segments()];
    contours(field, 8, 8, [
      { value: 0, out: all },
      { value: 0, out: half, keep: (_, y) => y < 3 },
    ]);
    expect(all.count).toBe(9);
    expect(half.count).toBe(4);
  });

  it('grow their buffer and use it again', () => {
    const out = new Segments();
    for (let i = 0; i < 1000; i++) out.push(i, 0, 0, 0);
    expect(out.data[4 * 999]).toBe(999);
    out.clear();
    expect(out.count).toBe(0);
  });
});
