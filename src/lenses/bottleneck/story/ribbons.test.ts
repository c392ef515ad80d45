import { describe, expect, it } from 'vitest';
import { edgesPath, inPieces, remarkAt, ribbonPath, ribbonRows } from './ribbons.ts';

const line = { along: [10, 30, 50], middle: 20, full: 10 };

describe('a ribbon', () => {
  it('is as thick at each column as what is read there', () => {
    expect(ribbonPath({ ...line, values: [1, 0.5, 0.5] })).toBe(
      'M10 15C20 15 20 17.5 30 17.5C40 17.5 40 17.5 50 17.5L50 22.5C40 22.5 40 22.5 30 22.5C20 22.5 20 25 10 25Z',
    );
  });

  it('is never thinner than a line, nor thicker than all', () => {
    const path = ribbonPath({ ...line, values: [-3, 0, 7] });
    expect(path).toMatch(/^M10 19\.4/);
    expect(path).toContain('50 15');
  });

  it('ends where nothing was read, and a single reading is a mark', () => {
    expect(ribbonPath({ ...line, values: [1, null, 1] }).match(/Z/g)).toHaveLength(2);
    expect(ribbonPath({ ...line, values: [null, Number.NaN, null] })).toBe('');
    expect(ribbonPath({ ...line, values: [] })).toBe('');
  });

  it('has edges by themselves, and may run down', () => {
    expect(edgesPath({ ...line, values: [1, 1, 1] }).match(/M/g)).toHaveLength(2);
    expect(ribbonPath({ ...line, values: [1, 1, 1], down: true })).toMatch(/^M15 10C15 20 15 20 15 30/);
  });
});

it('rows fit the height as far as they can be read, what is asked the highest', () => {
  const rows = ribbonRows(6, 268);
  expect(rows.map(({ height }) => height)).toEqual([58, 42, 42, 42, 42, 42]);
  expect(rows.map(({ top }) => top)).toEqual([0, 58, 100, 142, 184, 226]);
  expect(rows[1]).toMatchObject({ middle: 79, full: 34 });
  expect(ribbonRows(6, 50)[1]!.height).toBeGreaterThanOrEqual(28);
  expect(ribbonRows(2, 4000)[1]!.height).toBeLessThan(70);
});

it('a remark stands right of where it points, and ends before the end', () => {
  const along = { along: [100, 200, 300, 400] };
  expect(remarkAt(along, [0, 1], 100, 394)).toEqual({ x: 150, words: 184 });
  expect(remarkAt(along, [2, 3], 200, 394)).toEqual({ x: 350, words: 194 });
});

it('a ribbon does not run into a column that begins another branch', () => {
  const line = { along: [0, 100, 200], values: [1, 0.5, 0.5], middle: 20, full: 10 };
  const whole = ribbonPath(line).match(/M/g)!;
  expect(whole).toHaveLength(1);
  expect(ribbonPath(inPieces(line, [false, false, true])).match(/M/g)).toHaveLength(2);
  expect(inPieces(line, [false, false, false])).toEqual(line);
});
