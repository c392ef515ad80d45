import { describe, expect, it } from 'vitest';
import { labelsOf } from '#builder/palette/blockLabels.ts';
import { palette, signedEntry } from '#charts/color.ts';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { isThere } from '#nn/position.ts';
import { parametersProbe } from '#probes/parameters/parameters.probe.ts';
import { unitsProbe } from '#probes/units/units.probe.ts';
import { layoutAcross } from '#stage/layout/layoutAcross.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import { around } from '#stage/layout/tiles.ts';
import { frameOf } from '#testing/handEngine.ts';
import { type Mark as Drawn, RecordingCanvas, recordingPage } from '#testing/recordingCanvas.ts';
import { documentOf } from '#testing/sessionDesk.ts';
import { inkOf } from './ink.ts';
import { elementOf, focusOf, type Mark } from './lines.ts';
import { extrasOf } from './pictures.ts';
import { StackPainter } from './stackPainter.ts';

recordingPage();

/** The stage of a document whose weights are set by hand, painted once. */
function paint(
  more: Record<string, unknown>,
  weights: Readonly<Record<string, readonly number[]>> = {},
  width = 900,
  height = 500,
  biased?: string,
  first: Readonly<Record<string, number>> = {},
) {
  const document = documentOf(more);
  const trainer = new Trainer(document);
  for (const [path, values] of Object.entries(weights)) {
    const [block, parameter] = path.split('.') as [string, string];
    for (const [index, value] of values.entries()) trainer.setParameter(block, parameter, index, value);
  }
  const pool = createPool();
  const probes = {
    units: unitsProbe.compute(trainer, { resolution: 8, first }, pool),
    parameters: parametersProbe.compute(trainer, {}, pool),
  };
  const { data, inference } = trainer.plan;
  const tree = stackTree({
    ...{ network: document.network, inference, data: data!, loss: document.training.loss, registry: layers },
    ...{ view: document.view, first, extras: extrasOf(probes.units), labels: labelsOf(document.network) },
  });
  const layout = layoutAcross(tree, width, height);
  const canvas = new RecordingCanvas();
  const painter = new StackPainter();
  const view = { x: 0, y: 0, width: layout.width, height: layout.height };
  const frame = frameOf({ probes });
  painter.drawTiles(canvas.context, layout, view, frame, { ratio: 1, names: data!.tokens, biased });
  painter.drawLinks(canvas.context, layout, view, frame, 'weight', undefined);
  const column = (id: string) => layout.columns.find((c) => c.id === id)!;
  /** The image that was drawn where a tile stands. */
  const picture = (id: string, unit: number) => {
    const { x, y } = column(id).tiles[unit]!;
    const near = (mark: Drawn) => Math.abs(mark.numbers.at(-4)! - x) < 1 && Math.abs(mark.numbers.at(-3)! - y) < 1;
    return canvas.all('drawImage').find(near)!.picture!;
  };
  return { document, trainer, column, picture, painter, canvas, layout, view, frame };
}

const identity = {
  network: [
    { id: 'a', type: 'dense', units: 3 },
    { id: 'b', type: 'dense', units: 2 },
  ],
};
/** How far into the signed scale a colour is: −128 blue … 128 orange. */
const sign = (word: number) => Math.sign(palette().signed.indexOf(word) - 128);

describe('tiles over the plane', () => {
  // Unit 1 of a is x₁, unit 2 is x₂, unit 3 is −x₂.
  const stage = () => paint(identity, { 'a.weight': [1, 0, 0, 1, 0, -1], 'a.bias': [0, 0, 0] });

  it('have x₁ to the right and x₂ upwards: what equals x₂ is orange above and blue below', () => {
    const { picture } = stage();
    for (const [id, unit] of [
      ['a', 0],
      ['input', 0],
    ] as const) {
      const map = picture(id, unit);
      expect([map.width, map.height]).toEqual([8, 8]);
      expect([sign(map.at(0, 4)), sign(map.at(7, 4))]).toEqual([-1, 1]);
      expect(map.at(7, 0)).toBe(map.at(7, 7));
    }
    for (const [id, unit] of [
      ['a', 1],
      ['input', 1],
    ] as const) {
      const map = picture(id, unit);
      expect([sign(map.at(4, 0)), sign(map.at(4, 7))]).toEqual([1, -1]);
      expect(map.at(0, 0)).toBe(map.at(7, 0));
    }
    const turned = picture('a', 2);
    expect([sign(turned.at(4, 0)), sign(turned.at(4, 7))]).toEqual([-1, 1]);
  });

  it('are hatched where nothing was computed: no image is drawn', () => {
    const { painter, canvas, layout, view } = stage();
    canvas.marks.length = 0;
    painter.drawTiles(canvas.context, layout, view, undefined, { ratio: 1 });
    painter.drawLinks(canvas.context, layout, view, undefined, 'weight', undefined);
    expect(canvas.all('drawImage')).toHaveLength(0);
    expect(canvas.all('clip').length).toBeGreaterThan(0);
    expect(painter.markAt(view.width / 2, view.height / 2)).toBeUndefined();
  });
});

describe('what lies between the tiles', () => {
  it('follows the numbers where it is weights, also before the first are there, and stays as it is where it is bands', () => {
    const follows = (more: Record<string, unknown>, known: boolean) => {
      const { painter, canvas, layout, view, frame } = paint(more);
      return painter.drawLinks(canvas.context, layout, view, known ? frame : undefined, 'weight', undefined);
    };
    expect(follows(identity, true)).toBe(true);
    expect(follows(identity, false)).toBe(true);
    const wide = { network: [40, 50, 2].map((units, i) => ({ id: `w${i}`, type: 'dense', units })) };
    expect(follows(wide, true)).toBe(false);
    expect(follows(wide, false)).toBe(false);
    expect(follows({ network: [{ id: 'd', type: 'dropout', rate: 0.1 }] }, true)).toBe(false);
  });

  it('stays inside of what is called its ink, with tiles and biases, at any size', () => {
    for (const [width, height] of [
      [900, 500],
      [500, 300],
      [1400, 900],
    ] as const) {
      const { canvas, layout } = paint(identity, {}, width, height);
      const ink = inkOf(layout);
      expect(ink.width * ink.height).toBeLessThan(layout.width * layout.height);
      for (const { does, numbers } of canvas.marks) {
        const boxes: (readonly number[])[] =
          does === 'fillRect' || does === 'strokeRect'
            ? [numbers.slice(0, 2), [numbers[0]! + numbers[2]!, numbers[1]! + numbers[3]!]]
            : does === 'moveTo' || does === 'lineTo'
              ? [numbers]
              : does === 'bezierCurveTo'
                ? [numbers.slice(0, 2), numbers.slice(2, 4), numbers.slice(4)]
                : does === 'drawImage'
                  ? [numbers.slice(-4, -2), [numbers.at(-4)! + numbers.at(-2)!, numbers.at(-3)! + numbers.at(-1)!]]
                  : [];
        for (const [x, y] of boxes as (readonly [number, number])[]) {
          expect(x).toBeGreaterThanOrEqual(ink.x);
          expect(x).toBeLessThanOrEqual(ink.x + ink.width);
          expect(y).toBeGreaterThanOrEqual(ink.y);
          expect(y).toBeLessThanOrEqual(ink.y + ink.height);
        }
      }
    }
  });
});

describe('a weight on the stage', () => {
  // Three sources, two targets; each weight another number.
  const b = [0.9, -0.8, 0.7, -0.6, 0.5, -0.4];
  const stage = () => paint(identity, { 'b.weight': b });
  const middleOf = ({ y, height }: { y: number; height: number }) => y + height / 2;

  it('is found at its edge: the element [target, source] of the weight, which is in the document', () => {
    const { painter, column, trainer } = stage();
    const [source, target] = [column('a'), column('b')];
    const left = Math.max(...source.tiles.map((t) => t.x + t.width));
    for (let s = 0; s < 3; s++)
      for (let t = 0; t < 2; t++) {
        // Close to its source an edge is apart from those of other sources, close to its target from those of other targets.
        const marks = [painter.markAt(left + 2, middleOf(source.tiles[s]!))!];
        marks.push(painter.markAt(target.tiles[0]!.x - 14, middleOf(target.tiles[t]!))!);
        expect(marks[0]!.source).toBe(s);
        expect(marks[1]!.target).toBe(t);
        for (const mark of marks) {
          expect(mark).toMatchObject({ block: 'b', parameter: 'weight', from: 'a' });
          expect(mark.index).toBe(mark.target * 3 + mark.source!);
          const { data, inference } = trainer.plan;
          expect(isThere(elementOf(mark), data!, inference)).toBe(true);
        }
      }
  });

  it('is drawn from its source to its target, orange where it is positive, in the shade of its strength', () => {
    const { canvas, column, trainer } = stage();
    const [source, target] = [column('a'), column('b')];
    const strokes = canvas.marks.flatMap((mark, i) => {
      if (mark.does !== 'bezierCurveTo') return [];
      const from = canvas.marks[i - 1]!;
      const painted = canvas.marks.slice(i).find(({ does }) => does === 'stroke')!;
      return [{ y0: from.numbers[1]!, y1: mark.numbers[5]!, x1: mark.numbers[4]!, color: painted.stroke }];
    });
    const weight = trainer.plan.parameters.find((p) => p.block === 'b' && p.name === 'weight')!;
    const values = trainer.model.values(weight);
    for (let s = 0; s < 3; s++)
      for (let t = 0; t < 2; t++) {
        const own = strokes.find(
          ({ y0, y1, x1 }) =>
            x1 > source.x + source.width &&
            Math.abs(y0 - middleOf(source.tiles[s]!)) < 0.01 &&
            Math.abs(y1 - middleOf(target.tiles[t]!)) < 0.01 &&
            Math.abs(x1 - target.tiles[0]!.x) < 10,
        );
        const at = palette().signedCss.indexOf(own!.color);
        expect(Math.sign(at - 128)).toBe(Math.sign(values[t * 3 + s]!));
        expect(Math.abs(at - signedEntry(values[t * 3 + s]!, 0.9))).toBeLessThanOrEqual(9);
      }
  });

  it('that is meant is lit alone with its two ends, and its card may cover none of them', () => {
    const { painter, column, canvas, layout, view, frame } = stage();
    canvas.marks.length = 0;
    const mark: Mark = { block: 'b', parameter: 'weight', index: 1, from: 'a', source: 1, target: 0 };
    painter.drawLinks(canvas.context, layout, view, frame, 'weight', focusOf(mark));
    const curves = canvas.marks.flatMap((m, i) => {
      if (m.does !== 'bezierCurveTo') return [];
      return [{ y0: canvas.marks[i - 1]!.numbers[1]!, y1: m.numbers[5]!, alpha: m.alpha }];
    });
    const [from, to] = [column('a').tiles[1]!, column('b').tiles[0]!];
    const full = curves.filter((c) => c.alpha === 1);
    expect(full).toHaveLength(1);
    expect(full[0]!.y0).toBeCloseTo(middleOf(from), 3);
    expect(full[0]!.y1).toBeCloseTo(middleOf(to), 3);
    expect(curves.length).toBeGreaterThan(6);
    const rings = canvas.all('strokeRect').slice(-2);
    expect(rings.map((r) => [r.numbers[0], r.numbers[1]])).toEqual([
      [from.x - 1, from.y - 1],
      [to.x - 1, to.y - 1],
    ]);
    expect(painter.boxOf(mark)).toEqual(around([from, to]));
  });

  it('shows what flows along its edge where that is asked for: the weight times how far its source spreads', () => {
    // Unit 1 of a is 2x₁, unit 2 is always 1, unit 3 is x₂.
    const weights = { 'a.weight': [2, 0, 0, 0, 0, 1], 'a.bias': [0, 1, 0], 'b.weight': [1, 1, 1, -1, -1, -1] };
    const { painter, canvas, column, layout, view, frame } = paint(identity, weights);
    canvas.marks.length = 0;
    painter.drawLinks(canvas.context, layout, view, frame, 'signal', undefined);
    const [source, target] = [column('a'), column('b')];
    const entries = [0, 1].map((t) =>
      [0, 1, 2].map((s) => {
        const i = canvas.marks.findIndex(
          ({ does, numbers }, at) =>
            does === 'bezierCurveTo' &&
            Math.abs(canvas.marks[at - 1]!.numbers[1]! - middleOf(source.tiles[s]!)) < 0.01 &&
            Math.abs(numbers[5]! - middleOf(target.tiles[t]!)) < 0.01 &&
            Math.abs(numbers[4]! - target.tiles[0]!.x) < 10,
        );
        const stroke = i < 0 ? undefined : canvas.marks.slice(i).find(({ does }) => does === 'stroke');
        return stroke ? palette().signedCss.indexOf(stroke.stroke) - 128 : 0;
      }),
    );
    for (const [t, row] of [
      [128, 0, 64],
      [-128, 0, -64],
    ].entries())
      for (const [s, entry] of row.entries()) expect(Math.abs(entries[t]![s]! - entry)).toBeLessThanOrEqual(9);
  });

  it('is meant by its units, whichever of them the stage shows', () => {
    const wide = { network: [70, 2].map((units, i) => ({ id: 'ab'[i], type: 'dense', units })) };
    const { painter, column, canvas, layout, view, frame } = paint(wide, {}, 900, 500, undefined, { a: 60 });
    const mark: Mark = { block: 'b', parameter: 'weight', index: 62, from: 'a', source: 62, target: 0 };
    const [from, to] = [column('a').tiles[2]!, column('b').tiles[0]!];
    expect(painter.boxOf(mark)).toEqual(around([from, to]));
    canvas.marks.length = 0;
    painter.drawLinks(canvas.context, layout, view, frame, 'weight', focusOf(mark));
    const rings = canvas.all('strokeRect').slice(-2);
    expect(rings.map((r) => [r.numbers[0], r.numbers[1]])).toEqual([
      [from.x - 1, from.y - 1],
      [to.x - 1, to.y - 1],
    ]);
  });

  it('that is a bias stands up from the middle of its unit where it is positive, down where it is negative', () => {
    const { canvas, column } = paint(identity, { 'a.bias': [1, -1, 0.5] }, 900, 500, 'a');
    for (const [unit, up, share] of [
      [0, true, 1],
      [1, false, 1],
      [2, true, 0.5],
    ] as const) {
      const tile = column('a').tiles[unit]!;
      const bar = canvas.all('fillRect').find(({ numbers: [x, y, width] }) => {
        return x === tile.x - 6 && width === 4 && y! >= tile.y - 1 && y! <= tile.y + tile.height;
      })!;
      const length = (share * tile.height) / 2;
      expect(bar.numbers[1]).toBeCloseTo(middleOf(tile) - (up ? length : 0), 3);
      expect(bar.numbers[3]).toBeCloseTo(length, 3);
      expect(bar.fill).toBe(palette().signedCss[up ? 256 : 0]);
    }
  });

  it('that is a bias is found left of its unit where its block is selected', () => {
    const { painter, column } = paint(identity, { 'a.bias': [1, -1, 0.5] }, 900, 500, 'a');
    column('a').tiles.forEach((tile, unit) => {
      expect(painter.markAt(tile.x - 5, middleOf(tile))).toMatchObject({ block: 'a', parameter: 'bias', index: unit });
    });
    const other = paint(identity, { 'a.bias': [1, -1, 0.5] }, 900, 500, 'b');
    other.column('a').tiles.forEach((tile) => {
      expect(other.painter.markAt(tile.x - 5, middleOf(tile))?.parameter).not.toBe('bias');
    });
  });
});

it('another run has scales of its own: nothing of the one before dims it', () => {
  const strong = paint(identity, { 'a.weight': [50, 0, 0, 50, 0, -50] });
  const weak = paint(identity, { 'a.weight': [1, 0, 0, 1, 0, -1] });
  const draw = (painter: StackPainter, run: number) => {
    const canvas = new RecordingCanvas();
    painter.drawTiles(canvas.context, weak.layout, weak.view, { ...weak.frame, run }, { ratio: 1 });
    const { x, y } = weak.column('a').tiles[0]!;
    const tile = canvas
      .all('drawImage')
      .find((m) => Math.abs(m.numbers.at(-4)! - x) < 1 && Math.abs(m.numbers.at(-3)! - y) < 1);
    return tile!.picture!.at(7, 4);
  };
  const alone = draw(new StackPainter(), 1);
  expect(draw(strong.painter, 1)).toBe(alone);
  const same = paint(identity, { 'a.weight': [50, 0, 0, 50, 0, -50] });
  expect(draw(same.painter, 0)).not.toBe(alone);
});
