import { expect, it } from 'vitest';
import { palette } from '#charts/color.ts';
import { signedMapping } from '#charts/heatmap.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { drawMap, type MapLook, type UnitMaps } from './drawMap.ts';

recordingPage();

/** Maps 4 and 5 of a block, of two rows of three cells; something else stands before. */
const values = Float32Array.from([9, 9, 9, 9, -1, -2, 3, 4, 5, 6, 1, -3, 5, -4, 2, 6]);
const maps = {
  ...{ id: 'a', picture: 'map', width: 3, height: 2, units: 8, first: 4, shown: 2, offset: 4 },
  ...{ limit: 6, low: -4, high: 6 },
} as UnitMaps;

function drawn(unit: number, look: Partial<MapLook> = {}) {
  const canvas = new RecordingCanvas();
  const frame = { top: 0, left: 1, rows: 1, columns: 2 };
  drawMap(canvas.context, { width: 90, height: 40, ratio: 1 }, new Heatmap(), values, maps, unit, { frame, ...look });
  return canvas;
}
const colorOf = (value: number) => {
  const { scale, offset } = signedMapping(maps.limit);
  return palette().signed[Math.round(value * scale + offset)]!;
};
/** What stands in the image, row by row. */
const cells = (canvas: RecordingCanvas, image = 0) => {
  const { picture } = canvas.all('drawImage')[image]!;
  return [0, 1].map((y) => [0, 1, 2].map((x) => picture!.at(x, y)));
};

it('is the map that is meant, row by row, and none where the stage has it on another page', () => {
  expect(cells(drawn(5))).toEqual([[1, -3, 5].map(colorOf), [-4, 2, 6].map(colorOf)]);
  expect(cells(drawn(4))).toEqual([[-1, -2, 3].map(colorOf), [4, 5, 6].map(colorOf)]);
  for (const unit of [1, 3, 6]) expect(drawn(unit).marks).toEqual([]);
});

it('has a frame round the cells that are looked at: so many columns wide, so many rows high, also beyond its edge', () => {
  expect(
    drawn(5)
      .all('strokeRect')
      .map(({ numbers }) => numbers),
  ).toEqual([[30, 0, 60, 20]]);
  const beyond = drawn(5, { frame: { top: -1, left: 2, rows: 3, columns: 1 } });
  expect(beyond.all('strokeRect')[0]!.numbers).toEqual([60, -20, 30, 60]);
});

it('is faint where the window has not been, and in full where it has', () => {
  const canvas = drawn(5, { filled: new Set([1, 3]) });
  const [faint, full] = canvas.all('drawImage');
  expect(faint!.alpha).toBeLessThan(0.5);
  expect(full!.alpha).toBe(1);
  const been = cells(canvas, 1);
  expect([been[0]![1], been[1]![0]]).toEqual([-3, -4].map(colorOf));
  for (const [y, x] of [
    [0, 0],
    [0, 2],
    [1, 1],
    [1, 2],
  ] as const)
    expect(been[y]![x]! >>> 24).toBe(0);
});
