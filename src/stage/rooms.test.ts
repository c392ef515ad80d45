import { describe, expect, it } from 'vitest';
import { palette } from '#charts/color.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { parametersProbe } from '#probes/parameters/parameters.probe.ts';
import { unitsProbe } from '#probes/units/units.probe.ts';
import { frameOf } from '#testing/handEngine.ts';
import { type Mark, RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import type { StackLayout } from './layout/stackLayout.ts';
import { stackTree } from './layout/stackTree.ts';
import type { Box } from './layout/tiles.ts';
import { type How, layoutNetwork } from './layoutNetwork.ts';
import type { NetworkFrame } from './networkFrame.ts';
import { extrasOf } from './pictures.ts';
import { StackPainter } from './stackPainter.ts';

recordingPage();

/** The stage, a row of a comparison, a thumbnail. */
const rooms = [
  ['stage', { width: 900, height: 560 }, 'fit'],
  ['lane', { width: 484, height: 160 }, 'picture'],
  ['thumbnail', { width: 190, height: 95 }, 'picture'],
] as const satisfies readonly (readonly [string, { width: number; height: number }, How])[];

/** Lines first, tiles on top, as one picture. */
function painted(
  { context }: RecordingCanvas,
  layout: StackLayout,
  frame?: NetworkFrame,
  names?: readonly string[],
): void {
  const whole = { x: 0, y: 0, width: layout.width, height: layout.height };
  const painter = new StackPainter();
  painter.drawLinks(context, layout, whole, frame, 'weight', undefined);
  painter.drawTiles(context, layout, whole, frame, { ratio: 1, names });
}

/** A document with weights set by hand, and how it is painted in a room. */
function shown(more: Record<string, unknown>, weights: Readonly<Record<string, readonly number[]>> = {}) {
  const document = documentOf(more);
  const trainer = new Trainer(document);
  for (const [path, values] of Object.entries(weights)) {
    const [block, parameter] = path.split('.') as [string, string];
    for (const [index, value] of values.entries()) trainer.setParameter(block, parameter, index, value);
  }
  const pool = createPool();
  const units = unitsProbe.compute(trainer, { resolution: 8 }, pool);
  const parameters = parametersProbe.compute(trainer, {}, pool);
  const { data, inference } = trainer.plan;
  const tree = stackTree({
    ...{ network: document.network, inference, data: data!, loss: document.training.loss, registry: layers },
    ...{ view: document.view, first: {}, extras: extrasOf(units) },
  });
  return (room: { width: number; height: number }, how: How) => {
    const layout = layoutNetwork(tree, room, how);
    const canvas = new RecordingCanvas();
    painted(canvas, layout, frameOf({ probes: { units, parameters } }), data!.tokens);
    return { layout, canvas, units };
  };
}

const dense = (id: string, units: number) => ({ id, type: 'dense', units });
const conv = (id: string, filters: number) => ({ id, type: 'conv2d', filters, kernel: 3, padding: 1 });
const documents = {
  spiral: { network: [dense('a', 16), dense('b', 16), dense('c', 2)] },
  residual: {
    network: [dense('a', 6), { id: 'r', type: 'residual', body: [dense('b', 6), dense('d', 6)] }, dense('c', 2)],
  },
  digits: {
    data: { type: 'barsAndStripes', samples: 40 },
    network: [conv('a', 6), { id: 'p', type: 'maxPool2d', size: 2 }, { id: 'f', type: 'flatten' }, dense('c', 2)],
  },
  tokens: {
    data: { type: 'reversal', length: 6, alphabet: 5, samples: 40 },
    network: [
      { id: 'e', type: 'embedding', vocabulary: 5, dim: 8 },
      { id: 's', type: 'selfAttention', heads: 2 },
      dense('c', 5),
    ],
  },
};

const tilesOf = ({ columns }: StackLayout): Box[] =>
  columns.flatMap((c) => [...c.tiles, ...c.extras.flatMap((e) => e.tiles)]);
const SLACK = 1e-6;
const overlap = (a: Box, b: Box) =>
  a.x + a.width > b.x + SLACK &&
  b.x + b.width > a.x + SLACK &&
  a.y + a.height > b.y + SLACK &&
  b.y + b.height > a.y + SLACK;

describe.each(rooms)('in the room of a %s', (_, room, how) => {
  it.each(Object.entries(documents))('%s lies inside, every tile apart from every other', (_name, document) => {
    const { layout, canvas } = shown(document)(room, how);
    const tiles = tilesOf(layout);
    expect(tiles.length).toBeGreaterThan(4);
    for (const [i, tile] of tiles.entries()) {
      expect(tile.width).toBeGreaterThan(0);
      expect(tile.height).toBeGreaterThan(0);
      expect(tiles.slice(i + 1).some((other) => overlap(tile, other))).toBe(false);
    }
    const within = (x: number, y: number) => {
      expect(x).toBeGreaterThanOrEqual(-1);
      expect(x).toBeLessThanOrEqual(room.width + 1);
      expect(y).toBeGreaterThanOrEqual(-1);
      expect(y).toBeLessThanOrEqual(room.height + 1);
    };
    for (const { does, numbers } of canvas.marks) {
      const [x, y, width, height] = (does === 'drawImage' ? numbers.slice(-4) : numbers) as [
        number,
        number,
        number,
        number,
      ];
      if (does === 'moveTo' || does === 'lineTo') within(x, y);
      if (does === 'drawImage' || does === 'fillRect' || does === 'strokeRect') {
        within(x, y);
        within(x + width, y + height);
      }
    }
    // One image for each tile over the plane, and each map.
    const maps = layout.columns.filter((c) => ['plane', 'map'].includes(c.picture.kind)).flatMap((c) => c.tiles);
    expect(canvas.all('drawImage').length).toBeGreaterThanOrEqual(maps.length);
  });

  it('a unit that is x₁ grows to the right, one that is x₂ upwards', () => {
    const { layout, canvas } = shown(
      { network: [dense('a', 2), dense('b', 2)] },
      { 'a.weight': [1, 0, 0, 1], 'a.bias': [0, 0] },
    )(room, how);
    const picture = (unit: number) => {
      const { x, y } = layout.columns.find((c) => c.id === 'a')!.tiles[unit]!;
      const near = ({ numbers }: Mark) => Math.abs(numbers.at(-4)! - x) <= 0.5 && Math.abs(numbers.at(-3)! - y) <= 0.5;
      return canvas.all('drawImage').find(near)!.picture!;
    };
    const sign = (word: number) => Math.sign(palette().signed.indexOf(word) - 128);
    expect([sign(picture(0).at(0, 4)), sign(picture(0).at(7, 4))]).toEqual([-1, 1]);
    expect([sign(picture(1).at(4, 0)), sign(picture(1).at(4, 7))]).toEqual([1, -1]);
  });

  it('a feature map has its rows below one another: it is the image that the layer gives, row by row', () => {
    const { layout, canvas, units } = shown(documents.digits)(room, how);
    const maps = units.blocks.find((b) => b.id === 'a')!;
    const { x, y } = layout.columns.find((c) => c.id === 'a')!.tiles[1]!;
    const near = ({ numbers }: Mark) => Math.abs(numbers.at(-4)! - x) <= 0.5 && Math.abs(numbers.at(-3)! - y) <= 0.5;
    const { picture } = canvas.all('drawImage').find(near)!;
    const { signed } = palette();
    let turned = 0;
    for (let row = 0; row < maps.height; row++)
      for (let column = 0; column < maps.width; column++) {
        const at = (r: number, c: number) => units.values[maps.offset + maps.width * maps.height + r * maps.width + c]!;
        const entry = (value: number) => Math.max(0, Math.min(256, Math.round(128 + (128 * value) / maps.limit)));
        expect(Math.abs(signed.indexOf(picture!.at(column, row)) - entry(at(row, column)))).toBeLessThanOrEqual(1);
        if (Math.abs(entry(at(row, column)) - entry(at(column, row))) > 1) turned++;
      }
    expect(turned).toBeGreaterThan(4);
  });
});

it('hatches everything where there is no frame, at any size', () => {
  const paint = shown(documents.spiral);
  for (const [, room, how] of rooms) {
    const { layout } = paint(room, how);
    const canvas = new RecordingCanvas();
    painted(canvas, layout);
    expect(canvas.all('drawImage')).toHaveLength(0);
    expect(canvas.all('clip').length).toBe(tilesOf(layout).length);
  }
});
