import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cellWords, tileName } from '#builder/inspector/unitNames.ts';
import { hoveredAt, hoveredTile, nearestTile, stepCell } from '#builder/stage/tilePoint.ts';
import { prepareData } from '#data/prepare.ts';
import { planDocument } from '#engine/plan.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { isFolded, stackTree } from '#stage/layout/stackTree.ts';
import { tileArea } from '#stage/layout/tiles.ts';
import { registries } from '#state/editor.ts';
import { answerPicture, cellIndex, cellPlace, inputPicture, type Picture, pictureOf } from './pictures.ts';

const images = prepareData({ type: 'barsAndStripes', samples: 20 }, 1);
const tokens = prepareData({ type: 'reversal', samples: 20 }, 1);
const points = prepareData({ type: 'spiral', samples: 20 }, 1);
const rows = prepareData({ type: 'adding', samples: 20, steps: 12 }, 1);

describe('what is shown of a block', () => {
  it('follows the shape of one sample, or the points', () => {
    expect(pictureOf({ shape: [8] }, 2)).toMatchObject({ kind: 'plane', units: 8, shown: 8 });
    expect(pictureOf({ shape: [8] }, 1).kind).toBe('line');
    expect(pictureOf({ shape: [3, 5, 7] }, 0)).toMatchObject({ kind: 'map', units: 3, across: 7, down: 5 });
    expect(pictureOf({ shape: [12, 6] }, 0)).toMatchObject({ kind: 'steps', units: 6, across: 12 });
    expect(pictureOf({ shape: [9], tokens: 4 }, 0)).toMatchObject({ kind: 'tokens', units: 1, across: 9 });
    expect(pictureOf({ shape: [200] }, 0, 192)).toMatchObject({ kind: 'number', first: 192, shown: 8 });
  });

  it('names inputs and answers', () => {
    expect(inputPicture(points).names).toEqual(['x₁', 'x₂']);
    expect(inputPicture(images)).toMatchObject({ kind: 'map', pixels: true });
    expect(inputPicture(rows)).toMatchObject({ kind: 'steps', names: ['value', 'marker'] });
    expect(inputPicture(tokens).kind).toBe('tokens');
    expect(answerPicture({ shape: [2] }, images, 'crossEntropy')).toMatchObject({
      kind: 'bars',
      names: ['bars', 'stripes'],
    });
    expect(answerPicture({ shape: [8, 8] }, tokens, 'crossEntropy')).toMatchObject({
      kind: 'steps',
      names: tokens.classNames,
    });
    expect(answerPicture({ shape: [2] }, points, 'crossEntropy')).toMatchObject({
      kind: 'plane',
      names: points.classNames,
    });
    expect(answerPicture({ shape: [1] }, rows, 'mse').names).toBeUndefined();
  });

  it('is the picture given back where the picture itself is asked for, of any last block', () => {
    const asked = prepareData({ type: 'barsAndStripes', samples: 20, task: 'picture' }, 1);
    const picture = { kind: 'map', units: 1, across: 8, down: 8, pixels: true };
    expect(answerPicture({ shape: [64] }, asked, 'mse')).toMatchObject({ ...picture, givenBack: 'flat' });
    expect(answerPicture({ shape: [1, 8, 8] }, asked, 'mse')).toMatchObject({ ...picture, givenBack: 'image' });
    // Logits are no pixels.
    expect(answerPicture({ shape: [64] }, asked, 'binaryCrossEntropy').pixels).toBeUndefined();
    // What cannot be the answer is shown as it is.
    expect(answerPicture({ shape: [10] }, asked, 'mse')).toMatchObject({ kind: 'number', units: 10 });
    const flat = answerPicture({ shape: [64] }, asked, 'mse');
    expect(hoveredAt('z', flat, 0, 0.5, 0.2, [])).toEqual({ block: 'z', unit: 0, cell: 1 * 8 + 4 });
    expect(tileName('Dense 2', flat, 0, false, asked)).toBe('Dense 2, the picture given back');
  });
});

describe('the number that a cell shows', () => {
  it('is found from tile and cell, and the other way round', () => {
    const any = fc.oneof(
      fc.tuple(fc.integer({ min: 1, max: 5 }), fc.integer({ min: 1, max: 6 }), fc.integer({ min: 1, max: 7 })),
      fc.tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 6 })),
      fc.tuple(fc.integer({ min: 1, max: 9 })),
    );
    fc.assert(
      fc.property(any, fc.nat(), (shape: readonly number[], n) => {
        const picture = pictureOf({ shape }, 0);
        const cell = n % shape.reduce((a, b) => a * b, 1);
        const { unit, x, y } = cellPlace(picture, cell);
        expect(cellIndex(picture, unit, x, y)).toBe(cell);
        expect(unit).toBeLessThan(picture.units);
        expect(x).toBeLessThan(picture.across);
        expect(y).toBeLessThan(picture.down);
      }),
    );
  });

  it('is meant by a place in the tile', () => {
    const map = pictureOf({ shape: [3, 4, 5] }, 0);
    expect(hoveredAt('c', map, 2, 0.99, 0.3, [])).toEqual({ block: 'c', unit: 2, cell: 2 * 20 + 1 * 5 + 4 });
    expect(hoveredAt('c', map, 0, -0.1, 1.2, []).cell).toBe(15);
    const steps = pictureOf({ shape: [10, 4] }, 0);
    expect(hoveredAt('g', steps, 3, 0.55, 0.5, []).cell).toBe(5 * 4 + 3);
    expect(hoveredTile('g', steps, 1).cell).toBe(9 * 4 + 1);
    expect(hoveredAt('input', pictureOf({ shape: [6], tokens: 3 }, 0), 4, 0.5, 0.5, [])).toMatchObject({
      unit: 0,
      cell: 4,
    });
    const plane = pictureOf({ shape: [4] }, 2);
    expect(
      hoveredAt('a', plane, 1, 0.5, 0, [
        [-1, 1],
        [-2, 2],
      ]),
    ).toEqual({ block: 'a', unit: 1, at: [0, 2] });
    expect(stepCell(map, 2, 2 * 20 + 9, 1, 0)).toMatchObject({ x: 4, y: 1, cell: 49 });
    expect(stepCell(map, 2, 2 * 20 + 8, 0, -1)).toMatchObject({ x: 3, y: 0, cell: 43 });
    expect(stepCell(steps, 3, 23, -1, 0)).toMatchObject({ x: 4, cell: 19 });
  });

  it('has a name', () => {
    const map = pictureOf({ shape: [3, 4, 5] }, 0);
    expect(tileName('Convolution', map, 1, false, images)).toBe('Convolution, channel 2 of 3');
    expect(tileName('', inputPicture(images), 0, true, images)).toBe('Input, the image');
    expect(tileName('', inputPicture(rows), 1, true, rows)).toBe('Input, marker');
    expect(tileName('', inputPicture(tokens), 2, true, tokens)).toBe('Input, step 3 of 8');
    expect(tileName('Dense', answerPicture({ shape: [2] }, images, 'crossEntropy'), 0, false, images)).toBe(
      'Dense, class bars',
    );
    expect(tileName('Dense 2', pictureOf({ shape: [16] }, 2), 2, false, points)).toBe('Dense 2, unit 3 of 16');
    expect(cellWords(map, 4, 2)).toBe('row 3, column 5');
  });
});

describe('tiles', () => {
  it('of images keep their sides, in whole pixels where cells are that large', () => {
    for (const [n, h, w] of [
      [8, 24, 24],
      [16, 8, 8],
      [3, 5, 9],
      [1, 28, 28],
      [64, 4, 4],
      [2, 200, 200],
    ] as const) {
      const { tiles } = tileArea(pictureOf({ shape: [n, h, w] }, 0), [], 420);
      const { width, height } = tiles[0]!;
      expect(width / w).toBeCloseTo(height / h, 9);
      if (width >= w && Math.max(width, height) > 24.5) expect(width % w).toBeCloseTo(0, 9);
      if (n > 1) expect(Math.max(width, height)).toBeGreaterThanOrEqual(24);
    }
  });

  it('of a sequence are strips as wide as its steps', () => {
    const { tiles, names } = tileArea(inputPicture(rows), [], 300);
    expect(tiles).toHaveLength(2);
    expect(new Set(tiles.map((t) => t.width)).size).toBe(1);
    expect(names).toBeGreaterThan(30);
  });

  it('stand above what a block shows beside its output', () => {
    const extra = { name: 'attention', shown: 2, across: 8, down: 8 };
    const { tiles, extras } = tileArea(pictureOf({ shape: [8, 16] }, 0), [extra], 420);
    const bottom = Math.max(...tiles.map((t) => t.y + t.height));
    expect(extras[0]!.tiles).toHaveLength(2);
    expect(extras[0]!.tiles.every((t) => t.y >= bottom + 16 && t.width === t.height)).toBe(true);
  });

  it('are found by the nearest place', () => {
    const { tiles } = tileArea(pictureOf({ shape: [6] }, 2), [], 300);
    for (const [i, t] of tiles.entries()) expect(nearestTile(tiles, t.x + 1, t.y + t.height - 1)).toBe(i);
    expect(nearestTile(tiles, -50, -50)).toBe(0);
  });
});

const read = (network: unknown[], data: unknown = { type: 'spiral', samples: 20 }) =>
  readDocument({ strata: 1, data, network }, registries).document!;

describe('the tree of the stage', () => {
  const nest = (depth: number): unknown =>
    depth === 0
      ? { id: 'd0', type: 'dense', units: 2 }
      : { id: `r${depth}`, type: 'residual', body: [nest(depth - 1)] };
  const treeOf = (document: ReturnType<typeof read>, view = {}) => {
    const { inference } = planDocument(document);
    return stackTree({
      network: document.network,
      inference,
      data: points,
      loss: 'crossEntropy',
      registry: layers,
      view,
      first: {},
      extras: {},
    });
  };

  it('folds what the person folded, and what is nested deeply until it is opened', () => {
    const document = read([nest(5), { id: 'z', type: 'dense', units: 2 }]);
    const deepest = (view: object): string[] => {
      const ids: string[] = [];
      let { nodes } = treeOf(document, view).list;
      while (nodes[0]) {
        ids.push(nodes[0].id);
        nodes = nodes[0].kind === 'container' ? nodes[0].lanes[0]!.nodes : [];
      }
      return ids;
    };
    expect(deepest({})).toEqual(['r5', 'r4', 'r3', 'r2']);
    expect(deepest({ 'fold-r2': false })).toEqual(['r5', 'r4', 'r3', 'r2', 'r1']);
    expect(deepest({ 'fold-r4': true })).toEqual(['r5', 'r4']);
    expect(isFolded({}, 'x', 2)).toBe(false);
    expect(isFolded({ 'fold-x': 'yes' }, 'x', 3)).toBe(true);
  });

  it('shows an empty branch as wide as what comes in', () => {
    const document = read([
      { id: 'a', type: 'dense', units: 6 },
      { id: 'k', type: 'concat', branches: [[], [{ id: 'b', type: 'dense', units: 3 }]] },
      { id: 'z', type: 'dense', units: 2 },
    ]);
    const join = treeOf(document).list.nodes[1]!;
    expect(join.kind === 'container' && join.lanes.map((lane) => lane.units)).toEqual([6, 3]);
    expect(join.kind === 'container' && (join.output.picture as Picture).units).toBe(9);
  });
});
