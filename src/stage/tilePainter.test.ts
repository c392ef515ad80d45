import { expect, it } from 'vitest';
import { palette, signedEntry } from '#charts/color.ts';
import type { UnitMaps, UnitsResult } from '#probes/units/units.probe.ts';
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';
import { type Mark, RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import type { Picture } from './pictures.ts';
import { TilePainter } from './tilePainter.ts';

recordingPage();

const tiles = (count: number) => Array.from({ length: count }, (_, t) => ({ x: 10, y: 40 * t, width: 30, height: 30 }));

/** A block's pictures, painted: the values are those of the frame from `offset` on. */
function paint(
  kind: Exclude<Picture['kind'], 'hinge'>,
  values: readonly number[],
  maps: Partial<UnitMaps> & { shown: number },
  { pixels = false, perMap = false, names }: { pixels?: boolean; perMap?: boolean; names?: readonly string[] } = {},
): Mark[] {
  const canvas = new RecordingCanvas();
  const painter = new TilePainter();
  const offset = 3; // something else stands before
  const numbers = Float32Array.from([99, 99, 99, ...values]);
  const most = Math.max(...values.map(Math.abs));
  const whole: UnitMaps = {
    ...{ id: 'a', picture: kind === 'bars' ? 'number' : kind, width: 1, height: 1, units: maps.shown, first: 0 },
    ...{ offset, limit: most, low: Math.min(...values), high: Math.max(...values) },
    ...maps,
  };
  const column = { id: 'a', picture: { kind, pixels, first: 0 }, tiles: tiles(maps.shown) } as unknown as PlacedColumn;
  const units = { values: numbers, cells: whole.width * whole.height } as UnitsResult;
  painter.draw(canvas.context, column, units, whole, names, 0, perMap);
  painter.finish(canvas.context, 1);
  return canvas.marks;
}
const images = (marks: readonly Mark[]) => marks.filter(({ does }) => does === 'drawImage');
const bars = (marks: readonly Mark[]) => marks.filter(({ does }) => does === 'fillRect');

it('paints feature maps row by row, as wide and as high as they are, each into its tile', () => {
  const values = Array.from({ length: 30 }, (_, i) => i - 15);
  const drawn = images(paint('map', values, { shown: 2, width: 5, height: 3 }));
  expect(drawn.map(({ numbers }) => numbers.slice(-4))).toEqual([
    [10, 0, 30, 30],
    [10, 40, 30, 30],
  ]);
  for (const [unit, { picture }] of drawn.entries()) {
    expect([picture!.width, picture!.height]).toEqual([5, 3]);
    for (let y = 0; y < 3; y++)
      for (let x = 0; x < 5; x++)
        expect(picture!.at(x, y)).toBe(palette().signed[signedEntry(values[15 * unit + 5 * y + x]!, 15)]);
  }
});

it('paints pixels from paper to ink, and everything else on the signed scale', () => {
  const [image] = images(paint('map', [0, 1], { shown: 1, width: 2, height: 1 }, { pixels: true }));
  expect([image!.picture!.at(0, 0), image!.picture!.at(1, 0)]).toEqual([palette().pixels[0], palette().pixels[256]]);
  const [signed] = images(paint('steps', [-2, 0, 2], { shown: 1, width: 3, height: 1 }));
  expect([0, 1, 2].map((x) => signed!.picture!.at(x, 0))).toEqual([0, 128, 256].map((i) => palette().signed[i]));
});

it('gives each map its own scale where that is asked for, and writes it on it', () => {
  const values = [1, -1, 4, -2];
  const all = paint('map', values, { shown: 2, width: 2, height: 1 }, { perMap: true });
  const [first, second] = images(all);
  expect(first!.picture!.at(0, 0)).toBe(palette().signed[256]);
  expect(second!.picture!.at(1, 0)).toBe(palette().signed[64]);
  expect(all.filter(({ does }) => does === 'fillText').map(({ text }) => text)).toEqual(['±1', '±4']);
});

it('fills the tile of a single number with its colour; what is no number stays paper', () => {
  const filled = bars(paint('number', [3, -3, Number.NaN], { shown: 3, limit: 3 }));
  const { signedCss, paper } = palette();
  expect(filled.map(({ fill }) => fill)).toEqual([signedCss[256], signedCss[0], paper]);
  expect(filled.map(({ numbers }) => numbers)).toEqual(
    tiles(3).map(({ x, y, width, height }) => [x, y, width, height]),
  );
});

it('draws a bar for each class from the axis in the middle: to the right where positive, as long as its share', () => {
  const [plus, minus] = bars(paint('bars', [4, -2], { shown: 2, limit: 4 }));
  expect(plus!.numbers).toEqual([25, 2, 15, 26]);
  expect(minus!.numbers).toEqual([17.5, 42, 7.5, 26]);
  expect([plus!.fill, minus!.fill]).toEqual([palette().signedCss[256], palette().signedCss[0]]);
});

it('writes tokens by their names', () => {
  const marks = paint('tokens', [2, 0], { shown: 2 }, { names: ['a', 'b', 'c'] });
  expect(marks.filter(({ does }) => does === 'fillText').map(({ text, numbers }) => [text, numbers[1]])).toEqual([
    ['c', 15.5],
    ['a', 55.5],
  ]);
});

it('grows a scale at once and shrinks it by half in two seconds, and forgets it with the run', () => {
  const painter = new TilePainter();
  expect(painter.limitOf('a', 1, 0)).toBe(1);
  expect(painter.limitOf('a', 8, 10)).toBe(8);
  for (let at = 110; at < 2010; at += 100) painter.limitOf('a', 1, at);
  expect(painter.limitOf('a', 1, 2010)).toBeCloseTo(4);
  expect(painter.limitOf('b', 1, 2010)).toBe(1);
  painter.forget();
  expect(painter.limitOf('a', 1, 2020)).toBe(1);
});

it('keeps a scale for numbers that are drawn again, and after a pause nearly so', () => {
  const painter = new TilePainter();
  painter.limitOf('a', 8, 0);
  expect(painter.limitOf('a', 1, 0)).toBe(8);
  expect(painter.limitOf('a', 1, 1e6)).toBeCloseTo(8 * 0.5 ** 0.1);
});
