import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layers } from '#layers/index.ts';
import { hingeOf, NOTHING, type Picture, type PictureKind } from '#stage/pictures.ts';
import { bandHeight, bandUnit, THINNEST } from './bands.ts';
import { layoutAcross } from './layoutAcross.ts';
import { layoutDown } from './layoutDown.ts';
import { type ColumnNode, groupsOf, type StackTree } from './stackTree.ts';
import { around, MAP } from './tiles.ts';

const picture = (kind: PictureKind, units: number, across = 1, down = 1): Picture => ({
  ...NOTHING,
  ...{ kind, units, shown: Math.min(64, units), across, down },
});
const column = (id: string, shown: Picture, group?: string): ColumnNode => ({
  ...{ kind: 'column', id, role: id === 'input' ? 'input' : 'block', picture: shown, extras: [] },
  ...(group === undefined ? {} : { group }),
});
const treeOf = (first: Picture, ...others: readonly Picture[]): StackTree => ({
  input: column('input', first),
  list: { holder: {}, nodes: others.map((p, i) => column(`c${i}`, p)), units: 1 },
});
const heights = (tree: StackTree, width = 1000, height = 500) => {
  const { columns } = layoutAcross(tree, width, height);
  const unit = bandUnit(columns);
  return columns.map((c) => bandHeight(c, unit));
};

describe('bands between columns', () => {
  it('make an hourglass of an autoencoder and a funnel of a classifier', () => {
    const [input, flat, wide, waist, back, answer] = heights(
      treeOf(
        picture('map', 1, 28, 28),
        hingeOf({ shape: [784] }),
        picture('number', 64),
        picture('number', 16),
        picture('number', 64),
        picture('map', 1, 28, 28),
      ),
    );
    expect(flat).toBeCloseTo(input!, 6);
    expect(wide! / input!).toBeCloseTo(Math.sqrt(64 / 784), 6);
    expect(waist! / wide!).toBeCloseTo(0.5, 6);
    expect([back, answer]).toEqual([wide, input]);

    const funnel = heights(
      treeOf(
        picture('map', 8, 24, 24),
        picture('map', 8, 12, 12),
        picture('map', 16, 8, 8),
        picture('map', 16, 4, 4),
        hingeOf({ shape: [256] }),
        picture('number', 64),
        picture('number', 10),
      ),
    );
    for (const [i, height] of funnel.entries()) if (i > 0) expect(height).toBeLessThanOrEqual(funnel[i - 1]! + 1e-9);
    expect(funnel.at(-1)! / funnel[0]!).toBeLessThan(0.1);
  });

  it('are as the root of the numbers for any network, never higher than the tiles they leave or enter', () => {
    const any = fc
      .tuple(
        fc.constantFrom<PictureKind>('number', 'map', 'steps', 'hinge'),
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 1, max: 32 }),
      )
      .map(([kind, units, side]) =>
        kind === 'hinge'
          ? hingeOf({ shape: [units * side] })
          : picture(kind, units, kind === 'number' ? 1 : side, kind === 'map' ? side : 1),
      );
    fc.assert(
      fc.property(any, fc.array(any, { minLength: 1, maxLength: 12 }), (first, others) => {
        const { columns } = layoutAcross(treeOf(first, ...others), 1200, 600);
        const unit = bandUnit(columns);
        for (const c of columns) {
          const height = bandHeight(c, unit);
          expect(height).toBeGreaterThanOrEqual(Math.min(THINNEST, around(c.tiles).height));
          if (c.picture.kind !== 'hinge') expect(height).toBeLessThanOrEqual(around(c.tiles).height + 1e-6);
        }
      }),
      { numRuns: 100, seed: 11 },
    );
  });
});

describe('maps of an image', () => {
  it('are at least 56 px while there are 16 or fewer and the height allows, at any width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 16 }),
        fc.integer({ min: 1, max: 64 }),
        fc.integer({ min: 320, max: 1800 }),
        fc.integer({ min: 400, max: 1000 }),
        (channels, side, width, height) => {
          const tree = treeOf(picture('map', 1, 28, 28), picture('map', channels, side, side), picture('number', 10));
          for (const tile of layoutAcross(tree, width, height).columns[1]!.tiles)
            expect(tile.width).toBeGreaterThanOrEqual(MAP.least - 1e-6);
        },
      ),
      { numRuns: 150, seed: 12 },
    );
  });

  it('are so in rows, too, from 320 px on', () => {
    for (const channels of [2, 8, 16])
      for (const side of [4, 12, 24])
        for (const width of [320, 390, 500]) {
          const tree = treeOf(picture('map', 1, 28, 28), picture('map', channels, side, side));
          for (const tile of layoutDown(tree, width).columns[1]!.tiles) {
            expect(tile.width).toBeGreaterThanOrEqual(MAP.least - 1e-6);
            expect(tile.x + tile.width).toBeLessThanOrEqual(width);
          }
        }
  });
});

describe('blocks that read as one', () => {
  it('are a convolution, what bends or scales its maps, and the pooling; alone it is no group', () => {
    const of = (...types: string[]) => [
      ...groupsOf(
        types.map((type, i) => ({ id: `${type}${i}`, type })),
        layers,
      ).entries(),
    ];
    expect(of('conv2d', 'batchNorm', 'activation', 'maxPool2d', 'flatten', 'dense')).toEqual([
      ['conv2d0', 'conv2d0'],
      ['batchNorm1', 'conv2d0'],
      ['activation2', 'conv2d0'],
      ['maxPool2d3', 'conv2d0'],
    ]);
    expect(of('conv2d', 'conv2d', 'avgPool2d').map(([, group]) => group)).toEqual(['conv2d1', 'conv2d1']);
    expect(of('conv2d', 'flatten', 'dense', 'activation')).toEqual([]);
  });

  const conv = (group?: string): StackTree => ({
    input: column('input', picture('map', 1, 28, 28)),
    list: {
      holder: {},
      units: 8,
      nodes: [
        column('a', picture('map', 8, 24, 24), group),
        column('b', picture('map', 8, 12, 12), group),
        column('c', picture('number', 10)),
      ],
    },
  });

  it('stand close together in one wash', () => {
    const { columns, groups } = layoutAcross(conv('a'), 1400, 600);
    const [, a, b, c] = columns;
    expect(b!.x - a!.x - a!.width).toBeLessThan((c!.x - b!.x - b!.width) / 2);
    expect(groups).toHaveLength(1);
    const [wash] = groups;
    for (const { x, width } of [a!, b!]) {
      expect(x).toBeGreaterThanOrEqual(wash!.x);
      expect(x + width).toBeLessThanOrEqual(wash!.x + wash!.width);
    }
    expect(wash!.x + wash!.width).toBeLessThan(c!.x);
    expect(layoutAcross(conv(), 1400, 600).groups).toEqual([]);
  });
});
