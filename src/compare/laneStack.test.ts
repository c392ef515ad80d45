import { describe, expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { parametersProbe } from '#probes/parameters/parameters.probe.ts';
import { unitsProbe } from '#probes/units/units.probe.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import { layoutNetwork } from '#stage/layoutNetwork.ts';
import type { NetworkFrame } from '#stage/networkFrame.ts';
import { RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { DifferenceFrame } from './differenceFrame.ts';
import { laneLayout } from './laneLayout.ts';
import { paintPointer } from './paintLane.ts';
import { columnNames, namesInRoom } from './stackNames.ts';

recordingPage();

const dense = (id: string, units: number, activation = 'tanh') => ({ id, type: 'dense', units, activation });

/** A network with what its lane draws. */
function lane(network: unknown[], more: Record<string, unknown> = {}, steps = 0) {
  const document = documentOf({ network, ...more });
  const trainer = new Trainer(document);
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  const { data, inference } = trainer.plan;
  const units = unitsProbe.compute(trainer, { resolution: 4 }, createPool());
  const frame: NetworkFrame = {
    run: 1,
    probes: { units, parameters: parametersProbe.compute(trainer, {}, createPool()) },
  };
  const tree = stackTree({
    ...{ network: document.network, inference, data: data!, loss: document.training.loss, registry: layers },
    ...{ view: {}, first: {}, extras: {} },
  });
  return { document, trainer, frame, tree, layout: layoutNetwork(tree, { width: 480, height: 150 }, 'picture') };
}

it('units of a lane stand clear of each other in every height that fits them at all', () => {
  const { tree } = lane([dense('a', 4), dense('b', 2), dense('c', 2, 'linear')]);
  for (let height = 90; height <= 200; height += 5)
    for (const { single, tiles } of laneLayout(tree, 460, height).columns)
      if (single)
        for (const [i, { y }] of tiles.entries())
          if (i > 0) expect(y, `${height}`).toBeGreaterThanOrEqual(tiles[i - 1]!.y + tiles[i - 1]!.height);
});

it('a lane is drawn smaller where that lets the lines between its units be told apart', () => {
  const { tree } = lane([dense('a', 8), dense('c', 2, 'linear')]);
  const small = laneLayout(tree, 480, 130);
  expect(small.columns.every(({ single }) => single)).toBe(true);
  for (const { y, height } of small.columns.flatMap(({ tiles }) => tiles)) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + height).toBeLessThanOrEqual(130);
  }
  const two = lane([dense('a', 2), dense('c', 2, 'linear')]).tree;
  expect(laneLayout(two, 480, 130)).toEqual(layoutNetwork(two, { width: 480, height: 130 }, 'picture'));
});

describe('the names under a lane', () => {
  const three = lane([dense('a', 4, 'sigmoid'), dense('b', 2, 'sigmoid'), dense('c', 2, 'linear')]);
  const names = columnNames(three.layout, three.document.network);
  const letters = (text: string) => 6 * text.length;

  it('say input, each layer and what it does, under its column', () => {
    const placed = namesInRoom(names, 480, letters);
    expect(placed.map(({ text }) => text)).toEqual(['Input', 'Dense 1 · sigmoid', 'Dense 2 · sigmoid', 'Dense 3']);
    const [, first] = three.layout.columns;
    expect(placed[1]!.at).toBeCloseTo(first!.x + first!.width / 2);
    for (const { text, at } of placed) {
      expect(at - letters(text) / 2).toBeGreaterThanOrEqual(0);
      expect(at + letters(text) / 2).toBeLessThanOrEqual(480);
    }
  });

  it('leave out what has no room: first what they do, then those in between', () => {
    const wide = (text: string) => 11 * text.length;
    expect(namesInRoom(names, 480, wide).map(({ text }) => text)).toEqual(['Input', 'Dense 1', 'Dense 2', 'Dense 3']);
    const wider = (text: string) => 26 * text.length;
    const few = namesInRoom(names, 480, wider).map(({ text }) => text);
    expect(few.length).toBeLessThan(4);
    expect(few.at(-1)).toBe('Dense 3');
    expect(namesInRoom([], 480, letters)).toEqual([]);
  });

  it('name a container as a whole', () => {
    const { layout, document } = lane([{ id: 'r', type: 'residual', body: [dense('x', 2)] }, dense('c', 2, 'linear')]);
    expect(columnNames(layout, document.network).map(({ name }) => name)).toEqual(['Input', 'Residual', 'Dense 2']);
  });
});

it('the pointer is a dot on every tile that shows the plane, where it stands', () => {
  const { layout } = lane([dense('a', 3), dense('c', 2, 'linear')]);
  const canvas = new RecordingCanvas();
  paintPointer(
    canvas.context,
    layout,
    [1, -0.5],
    [
      [-1, 1],
      [-1, 1],
    ],
  );
  const dots = canvas.all('arc').map(({ numbers: [x, y] }) => [x, y]);
  const tiles = layout.columns.flatMap(({ tiles: all }) => all);
  expect(tiles).toHaveLength(7);
  expect(dots).toHaveLength(14); // each with a halo
  for (const { x, y, width, height } of tiles) expect(dots).toContainEqual([x + width, y + 0.75 * height]);
});

describe('the difference to A', () => {
  const a = lane([dense('a', 3), dense('c', 2, 'linear')]);
  const other = lane([dense('a', 3), dense('c', 2, 'linear')], {}, 5);
  const wide = lane([dense('a', 7), dense('c', 2, 'linear')], {}, 5);

  it('is of every output and weight this less A’s, on the larger scale of both; the input stays', () => {
    const { units, parameters } = new DifferenceFrame().between(other.frame, a.frame, true).probes;
    const [own, base] = [other.frame.probes, a.frame.probes];
    for (const [i, maps] of units!.blocks.entries()) {
      const at = maps.offset + 5;
      const less = maps.id === 'input' ? 0 : base.units!.values[at]!;
      expect(units!.values[at]).toBe(Math.fround(own.units!.values[at]! - less));
      expect(maps.limit).toBe(Math.max(own.units!.blocks[i]!.limit, base.units!.blocks[i]!.limit));
    }
    expect(parameters!.parameters).toHaveLength(4);
    expect([...parameters!.values]).toEqual(
      [...own.parameters!.values].map((v, i) => Math.fround(v - base.parameters!.values[i]!)),
    );
    expect(parameters!.values.some((value) => value !== 0)).toBe(true);
  });

  it('leaves out what A has not: layers of another size, and weights of another shape', () => {
    const { units, parameters } = new DifferenceFrame().between(wide.frame, a.frame, true).probes;
    expect(units!.blocks.map(({ id }) => id)).toEqual(['input', 'c']);
    expect(parameters!.parameters.map(({ block, name }) => `${block}.${name}`)).toEqual(['c.bias']);
  });

  it('of other data has weights alone; it is made once for two frames', () => {
    const made = new DifferenceFrame();
    const first = made.between(other.frame, a.frame, false);
    expect(first.probes.units!.blocks.map(({ id }) => id)).toEqual(['input']);
    expect(first.probes.parameters!.parameters).toHaveLength(4);
    expect(made.between(other.frame, a.frame, false)).toBe(first);
    expect(made.between({ ...other.frame }, a.frame, false)).not.toBe(first);
  });
});
