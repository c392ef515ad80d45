import { describe, expect, it } from 'vitest';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { makeTable } from './color.ts';
import { rangeMapping } from './heatmap.ts';
import { Heatmap, TileSheet } from './tileSheet.ts';

const table = makeTable(['#000000', '#ffffff']);
const mapping = rangeMapping(0, 256);
const box = (x: number, y: number) => ({ x, y, width: 50, height: 30 });

recordingPage();

describe('a sheet of tiles', () => {
  it('draws each grid into its own box, row 0 on top, columns from the left', () => {
    const sheet = new TileSheet();
    const values = Float32Array.from({ length: 20 }, (_, i) => 10 * i);
    sheet.add({ values, width: 3, height: 2 }, box(10, 20), table, mapping);
    sheet.add({ values, from: 6, width: 2, height: 3 }, box(100, 20), table, mapping);
    const canvas = new RecordingCanvas();
    sheet.draw(canvas.context, 1);
    const [wide, high] = canvas.all('drawImage');
    expect(wide!.numbers.slice(-4)).toEqual([10, 20, 50, 30]);
    expect(high!.numbers.slice(-4)).toEqual([100, 20, 50, 30]);
    expect([wide!.picture!.width, wide!.picture!.height]).toEqual([3, 2]);
    expect([high!.picture!.width, high!.picture!.height]).toEqual([2, 3]);
    for (let y = 0; y < 2; y++)
      for (let x = 0; x < 3; x++) expect(wide!.picture!.at(x, y)).toBe(table[10 * (3 * y + x)]);
    for (let y = 0; y < 3; y++)
      for (let x = 0; x < 2; x++) expect(high!.picture!.at(x, y)).toBe(table[60 + 10 * (2 * y + x)]);
  });

  it('begins anew after each drawing: as many tiles, and an image as large, as the first time', () => {
    const sheet = new TileSheet();
    const values = new Float32Array(32 * 32);
    const canvas = new RecordingCanvas();
    const heights = new Set<number>();
    for (let frame = 0; frame < 20; frame++) {
      for (let t = 0; t < 4; t++) sheet.add({ values, width: 32, height: 32 }, box(60 * t, 0), table, mapping);
      canvas.marks.length = 0;
      sheet.draw(canvas.context, 1);
      expect(canvas.all('drawImage')).toHaveLength(4);
      const lowest = Math.max(...canvas.all('drawImage').map(({ numbers }) => numbers[1]! + numbers[3]!));
      heights.add(lowest);
    }
    expect(heights.size).toBe(1);
    canvas.marks.length = 0;
    sheet.draw(canvas.context, 1);
    expect(canvas.all('drawImage')).toHaveLength(0);
  });

  it('keeps to device pixels, and to what is no number leaves the ground', () => {
    const canvas = new RecordingCanvas();
    const values = Float32Array.of(Number.NaN, 20);
    new Heatmap().draw(
      canvas.context,
      { values, width: 2, height: 1 },
      { ...box(0.4, 0), width: 10.4 },
      table,
      mapping,
      2,
    );
    const [{ numbers, picture }] = canvas.all('drawImage') as [ReturnType<RecordingCanvas['all']>[0]];
    expect(numbers.slice(-4)).toEqual([0.5, 0, 10.5, 30]);
    expect(picture!.at(0, 0)).toBe(0);
    expect(picture!.at(1, 0)).toBe(table[20]);
  });
});
