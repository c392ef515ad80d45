import { describe, expect, it } from 'vitest';
import { palette } from '#charts/color.ts';
import { TileSheet } from '#charts/tileSheet.ts';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { drawKernels, kernelGrid, sidesOfKernels, weightAt, weightWords } from './kernelGrid.ts';

recordingPage();

/** Two filters over three maps, kernels of two rows and two columns: weights 0 … 23. */
const values = Float32Array.from({ length: 24 }, (_, i) => i);
const grid = kernelGrid([2, 3, 2, 2], false, { high: 64, wide: 200 });

describe('the kernels of a convolution', () => {
  it('stand in a row for each filter and a column for each map, as large as there is room for', () => {
    expect(grid).toMatchObject({ filters: 2, maps: 3, cell: 14, width: 3 * 28 + 8, height: 2 * 28 + 4 });
    expect(sidesOfKernels(grid)).toEqual({ rows: 4, columns: 6 });
    expect(kernelGrid([64, 32, 5, 5], false, { high: 64, wide: 200 }).cell).toBe(3);
  });

  it('are read by filter, map, row and column; of a transposed convolution the first axis is that of the maps', () => {
    expect(weightWords(grid, values, { row: 3, column: 2 })).toBe('filter 2, map 2, row 2, column 1: 18.0');
    const turned = kernelGrid([3, 2, 2, 2], true, { high: 64, wide: 200 });
    expect(turned).toMatchObject({ filters: 2, maps: 3 });
    expect(weightWords(turned, values, { row: 3, column: 2 })).toBe('filter 2, map 2, row 2, column 1: 14.0');
  });

  it('of one map stand side by side, and are read there', () => {
    const flat = kernelGrid([3, 1, 2, 2], false, { high: 64, wide: 200 });
    expect(flat).toMatchObject({ filters: 3, maps: 1, cell: 14, width: 3 * 28 + 8, height: 28 });
    expect(sidesOfKernels(flat)).toEqual({ rows: 2, columns: 6 });
    expect(weightWords(flat, values, { row: 1, column: 4 })).toBe('filter 3, map 1, row 2, column 1: 10.0');
    const canvas = new RecordingCanvas();
    drawKernels(canvas.context, 1, new TileSheet(), flat, { values, limit: 23 }, { row: 1, column: 4 });
    expect(canvas.all('drawImage')[2]!.numbers.slice(-4)).toEqual([64, 0, 28, 28]);
    expect(canvas.all('strokeRect').at(-1)!.numbers).toEqual([64 + 0.5, 14.5, 13, 13]);
  });

  it('have a weight at each pixel, in a gap the one before it', () => {
    expect(weightAt(grid, 0, 0)).toEqual({ row: 0, column: 0 });
    expect(weightAt(grid, 27, 15)).toEqual({ row: 1, column: 1 });
    expect(weightAt(grid, 30, 31)).toEqual({ row: 1, column: 1 });
    expect(weightAt(grid, 32 + 14, 32)).toEqual({ row: 2, column: 3 });
  });

  it('are painted each in its place on one scale, with a frame round the weight that is meant', () => {
    const canvas = new RecordingCanvas();
    drawKernels(canvas.context, 1, new TileSheet(), grid, { values, limit: 23 }, { row: 3, column: 5 });
    const drawn = canvas.all('drawImage');
    expect(drawn).toHaveLength(6);
    expect(drawn[4]!.numbers.slice(-4)).toEqual([32, 32, 28, 28]);
    const { signed } = palette();
    expect(drawn[5]!.picture!.at(1, 1)).toBe(signed[256]);
    expect(canvas.all('strokeRect').at(-1)!.numbers).toEqual([64 + 14.5, 32 + 14.5, 13, 13]);
  });
});
