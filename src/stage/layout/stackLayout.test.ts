import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Holder } from '#nn/block.ts';
import { placeKey } from '#nn/places.ts';
import type { Picture, PictureKind } from '#stage/pictures.ts';
import { layoutAcross } from './layoutAcross.ts';
import { layoutDown } from './layoutDown.ts';
import { type StackLayout, slotAt } from './stackLayout.ts';
import type { ColumnNode, ContainerNode, ListNode, StackTree } from './stackTree.ts';
import { type Box, TILE, tileGrid } from './tiles.ts';

const SLACK = 1e-6;
const overlap = (a: Box, b: Box) =>
  a.x + a.width > b.x + SLACK &&
  b.x + b.width > a.x + SLACK &&
  a.y + a.height > b.y + SLACK &&
  b.y + b.height > a.y + SLACK;
const inside = (a: Box, b: Box) =>
  a.x >= b.x - SLACK &&
  a.y >= b.y - SLACK &&
  a.x + a.width <= b.x + b.width + SLACK &&
  a.y + a.height <= b.y + b.height + SLACK;
const anyOverlap = (boxes: readonly Box[]) => boxes.some((a, i) => boxes.slice(i + 1).some((b) => overlap(a, b)));

// Trees

const picture = (kind: PictureKind, units: number, across = 1, down = 1): Picture => ({
  kind,
  units,
  first: 0,
  shown: Math.min(64, units),
  across: kind === 'map' || kind === 'steps' || kind === 'tokens' ? across : 1,
  down: kind === 'map' ? down : 1,
});
const column = (id: string, shown: Picture, role: ColumnNode['role'] = 'block'): ColumnNode => ({
  kind: 'column',
  id,
  role,
  picture: shown,
  extras: [],
});
const list = (holder: Holder, nodes: ListNode['nodes'] = []): ListNode => ({ holder, nodes, units: 4 });
const planes = (counts: readonly number[]): StackTree => ({
  input: column('input', picture('plane', 2), 'input'),
  list: list(
    {},
    counts.map((n, i) => column(`c${i}`, picture('plane', n))),
  ),
});

/** A sum of two blocks, and a join of three branches of which one is empty, inside the sum's body. */
function nested(): StackTree {
  const body = { container: 'r', slot: 'body' };
  const branch = (n: number) => ({ container: 'k', slot: 'branches', branch: n });
  const join: ContainerNode = {
    kind: 'container',
    id: 'k',
    look: 'join',
    lanes: [
      list(branch(0), [column('d', picture('plane', 4))]),
      list(branch(1)),
      list(branch(2), [column('e', picture('plane', 8)), column('f', picture('plane', 3))]),
    ],
    output: column('k', picture('plane', 12), 'output'),
  };
  const sum: ContainerNode = {
    kind: 'container',
    id: 'r',
    look: 'sum',
    lanes: [list(body, [column('b', picture('plane', 8)), join])],
    side: list({ container: 'r', slot: 'shortcut' }),
    output: column('r', picture('plane', 8), 'output'),
  };
  return {
    input: column('input', picture('plane', 2), 'input'),
    list: list({}, [column('a', picture('plane', 8)), sum, column('g', picture('plane', 2))]),
  };
}

const arbitraryPicture: fc.Arbitrary<Picture> = fc
  .tuple(
    fc.constantFrom<PictureKind>('plane', 'plane', 'line', 'map', 'steps', 'number', 'bars'),
    fc.oneof(fc.integer({ min: 0, max: 12 }), fc.constantFrom(32, 64, 200)),
    fc.integer({ min: 1, max: 32 }),
    fc.integer({ min: 1, max: 32 }),
  )
  .map(([kind, units, across, down]) => picture(kind, units, across, down));

/** Any nest, every column and container with an id of its own. */
const arbitraryTree: fc.Arbitrary<StackTree> = fc
  .record({
    input: fc.oneof(fc.constant(picture('plane', 2)), fc.constant(picture('tokens', 1, 20)), arbitraryPicture),
    shape: fc.letrec<{ list: Shape[]; node: Shape }>((tie) => ({
      list: fc.array(tie('node'), { maxLength: 3 }),
      node: fc.oneof(
        { depthSize: 'small', maxDepth: 4 },
        arbitraryPicture.map((p): Shape => ({ picture: p })),
        fc.record({ picture: arbitraryPicture, sum: tie('list'), side: tie('list') }),
        fc.record({ picture: arbitraryPicture, join: fc.array(tie('list'), { minLength: 1, maxLength: 3 }) }),
      ),
    })).list,
  })
  .map(({ input, shape }) => {
    let ids = 0;
    const nodesOf = (shapes: readonly Shape[], holder: Holder): ListNode =>
      list(
        holder,
        shapes.map(({ picture: p, sum, side, join }) => {
          const id = `n${ids++}`;
          if (!sum && !join) return column(id, p);
          const output = column(id, p, 'output');
          if (join)
            return {
              kind: 'container',
              id,
              look: 'join',
              lanes: join.map((l, branch) => nodesOf(l, { container: id, slot: 'branches', branch })),
              output,
            } as const;
          return {
            kind: 'container',
            id,
            look: 'sum',
            lanes: [nodesOf(sum!, { container: id, slot: 'body' })],
            side: nodesOf(side ?? [], { container: id, slot: 'shortcut' }),
            output,
          } as const;
        }),
      );
    return { input: column('input', input, 'input'), list: nodesOf(shape, {}) };
  });
interface Shape {
  picture: Picture;
  sum?: Shape[];
  side?: Shape[];
  join?: Shape[][];
}

/** Every place of a tree, in the order of reading. */
function keysOf({ nodes, holder }: ListNode): string[] {
  return [
    ...nodes.flatMap((node, index) => [
      placeKey({ ...holder, index }),
      ...(node.kind === 'container' ? keysInside(node) : []),
    ]),
    placeKey({ ...holder, index: nodes.length }),
  ];
}
function keysInside({ look, lanes, side, id }: ContainerNode): string[] {
  if (look === 'sum') return [...lanes.flatMap(keysOf), ...(side ? keysOf(side) : [])];
  return [...lanes.flatMap(keysOf), `${id}.branches.${lanes.length}.0`];
}
const columnsOf = ({ nodes }: ListNode): ColumnNode[] =>
  nodes.flatMap((node) =>
    node.kind === 'column'
      ? [node]
      : [...node.lanes.flatMap(columnsOf), ...(node.side ? columnsOf(node.side) : []), node.output],
  );
const containersOf = ({ nodes }: ListNode): ContainerNode[] =>
  nodes.flatMap((node) =>
    node.kind === 'column'
      ? []
      : [node, ...node.lanes.flatMap(containersOf), ...(node.side ? containersOf(node.side) : [])],
  );

/** What holds for every layout. */
function expectSound(layout: StackLayout, tree: StackTree): void {
  const bounds = { x: 0, y: 0, width: layout.width, height: layout.height };
  const columns = [tree.input, ...columnsOf(tree.list)];
  expect(layout.columns.map((c) => c.id).toSorted()).toEqual(columns.map((c) => c.id).toSorted());
  expect(anyOverlap(layout.columns)).toBe(false);
  for (const placed of layout.columns) {
    const { picture: p } = columns.find((c) => c.id === placed.id)!;
    expect(placed.tiles).toHaveLength(p.kind === 'tokens' ? p.across : p.shown);
    expect(inside(placed, bounds)).toBe(true);
    expect(placed.tiles.every((tile) => inside(tile, placed))).toBe(true);
    if (p.kind === 'plane' && !layout.bare)
      expect(placed.tiles.every((tile) => tile.width >= TILE.least && tile.height >= TILE.least)).toBe(true);
    expect(anyOverlap(placed.tiles)).toBe(false);
  }
  const byId = new Map(layout.columns.map((c) => [c.id, c]));
  const containers = new Map(layout.containers.map((c) => [c.id, c]));
  expect([...containers.keys()].toSorted()).toEqual(
    containersOf(tree.list)
      .map((c) => c.id)
      .toSorted(),
  );
  for (const node of containersOf(tree.list)) {
    const box = containers.get(node.id)!;
    expect(inside(box, bounds)).toBe(true);
    expect(inside(byId.get(node.id)!, box)).toBe(true);
    for (const lane of node.lanes)
      for (const held of columnsOf(lane)) expect(inside(byId.get(held.id)!, box)).toBe(true);
    for (const other of node.lanes.flatMap(containersOf)) expect(inside(containers.get(other.id)!, box)).toBe(true);
    expect(anyOverlap(box.lanes)).toBe(false);
    expect(box.lanes.map((lane) => lane.empty)).toEqual(node.lanes.map((lane) => lane.nodes.length === 0));
  }
  // Every place has a slot, and a pointer can mean it.
  expect(layout.slots.map((slot) => slot.key).toSorted()).toEqual(keysOf(tree.list).toSorted());
  for (const slot of layout.slots) {
    expect(inside(slot, bounds)).toBe(true);
    const [x, y] = layout.vertical
      ? [slot.x + slot.from + slot.length / 2, slot.y + slot.line]
      : [slot.x + slot.line, slot.y + slot.from + slot.length / 2];
    const found = slotAt(layout.slots, x, y);
    expect(found?.key, `at the mark of ${slot.key}`).toBe(slot.key);
    if (!layout.bare) expect(Math.min(slot.width, slot.height)).toBeGreaterThanOrEqual(16);
  }
  // Everything that flows, flows from one column to another, and into each but the input.
  for (const link of layout.links) {
    expect(byId.has(link.source)).toBe(true);
    expect(byId.has(link.target)).toBe(true);
  }
  expect(new Set([...layout.links.map((l) => l.target), 'input'])).toEqual(
    new Set([...layout.columns.map((c) => c.id), 'input']),
  );
}

const room = [fc.integer({ min: 320, max: 1920 }), fc.integer({ min: 120, max: 1200 })] as const;

describe('columns side by side', () => {
  it('never overlap, stay inside, and leave a slot at every place, whatever the nest and the room', () => {
    fc.assert(
      fc.property(arbitraryTree, ...room, (tree, width, height) => {
        const layout = layoutAcross(tree, width, height);
        expect(layout.vertical).toBe(false);
        expect(layout.width).toBeGreaterThanOrEqual(width - SLACK);
        expect(layout.height).toBeGreaterThanOrEqual(height - SLACK);
        expectSound(layout, tree);
      }),
      { numRuns: 150, seed: 61 },
    );
  });

  it('fit the room where that is asked for, without labels', () => {
    fc.assert(
      fc.property(arbitraryTree, ...room, (tree, width, height) => {
        const layout = layoutAcross(tree, width, height, true);
        expect(layout.width).toBeLessThanOrEqual(width * 1.01);
        expectSound(layout, tree);
      }),
      { numRuns: 50, seed: 63 },
    );
    const many = layoutAcross(planes(Array.from({ length: 100 }, () => 8)), 840, 460, true);
    expect(many.bare).toBe(true);
    expect(many.width).toBeLessThanOrEqual(840.5);
    expect(many.height).toBeLessThanOrEqual(460.5);
    expectSound(many, planes(Array.from({ length: 100 }, () => 8)));
  });

  it('stand in the order of the network and fill the width where there is room', () => {
    const layout = layoutAcross(planes([8, 2]), 900, 500);
    expect(layout.width).toBe(900);
    const middles = layout.columns.map((c) => c.x + c.width / 2);
    expect(middles[1]! - middles[0]!).toBeCloseTo(middles[2]! - middles[1]!, 6);
    expect(Math.abs(middles[1]! - 450)).toBeLessThan(20);
  });

  it('grow wider than the page where many blocks need it', () => {
    expect(layoutAcross(planes(Array.from({ length: 14 }, () => 8)), 600, 400).width).toBeGreaterThan(600);
  });

  it('show few units in a single column on one axis, and 64 as a grid', () => {
    const [, few, many] = layoutAcross(planes([3, 64]), 1200, 600).columns;
    expect(few!.single).toBe(true);
    expect(new Set(few!.tiles.map((t) => t.x)).size).toBe(1);
    expect(many!.single).toBe(false);
    expect(new Set(many!.tiles.map((t) => t.x)).size).toBeGreaterThan(1);
    const middle = (tiles: readonly Box[]) =>
      (Math.min(...tiles.map((t) => t.y)) + Math.max(...tiles.map((t) => t.y + t.height))) / 2;
    expect(middle(few!.tiles)).toBeCloseTo(middle(many!.tiles), 6);
  });

  it('lead a way round the body of a sum, and a line to each branch of a join', () => {
    const layout = layoutAcross(nested(), 1400, 700);
    const sum = layout.containers.find((c) => c.id === 'r')!;
    const join = layout.containers.find((c) => c.id === 'k')!;
    const of = (id: string) => layout.columns.find((c) => c.id === id)!;
    expect(sum.arc!.from.x).toBeCloseTo(of('a').x + of('a').width / 2, 6);
    expect(sum.arc!.to.x).toBeCloseTo(of('r').x + of('r').width / 2, 6);
    expect(sum.arc!.top).toBeLessThan(sum.y);
    expect(inside(join, sum)).toBe(true);
    expect(join.lanes.map((l) => l.empty)).toEqual([false, true, false]);
    expect(layout.links).toContainEqual({ source: 'b', target: 'd', kind: 'into' });
    expect(layout.links).toContainEqual({ source: 'b', target: 'e', kind: 'into' });
    expect(layout.links.filter((l) => l.kind === 'join').map((l) => [l.source, l.part])).toEqual([
      ['d', [0, 4]],
      ['b', [4, 8]],
      ['f', [8, 12]],
    ]);
    expect(layout.links).toContainEqual({ source: 'k', target: 'r', kind: 'sum' });
    expect(layout.links).toContainEqual({ source: 'r', target: 'g', kind: 'into' });
  });
});

describe('a grid of tiles', () => {
  it('holds them all, in tiles large enough to touch, no taller than the room where that is possible', () => {
    for (let tiles = 1; tiles <= 64; tiles++) {
      for (const height of [24, 60, 150, 400, 1000]) {
        const { rows, columns, size, gap } = tileGrid(tiles, height);
        expect(rows * columns).toBeGreaterThanOrEqual(tiles);
        expect((columns - 1) * rows).toBeLessThan(tiles);
        expect(size).toBeGreaterThanOrEqual(TILE.least);
        expect(size).toBeLessThanOrEqual(TILE.most);
        expect(rows * (size + gap) - gap).toBeLessThanOrEqual(height);
      }
    }
  });
});

describe('rows one below the other', () => {
  it('never overlap, stay inside, and leave a slot at every place, from 320 px on', () => {
    fc.assert(
      fc.property(arbitraryTree, fc.integer({ min: 320, max: 900 }), (tree, width) => {
        const layout = layoutDown(tree, width);
        expect(layout.vertical).toBe(true);
        expect(layout.width).toBe(width);
        expectSound(layout, tree);
      }),
      { numRuns: 150, seed: 62 },
    );
  });

  it('wrap their tiles, eight to a row where there is room', () => {
    const tiles = (width: number) => layoutDown(planes([20]), width).columns[1]!.tiles;
    expect(tiles(600).filter((t) => t.y === tiles(600)[0]!.y)).toHaveLength(8);
    expect(new Set(tiles(600).map((t) => t.y)).size).toBe(3);
    expect(tiles(320).filter((t) => t.y === tiles(320)[0]!.y).length).toBeGreaterThanOrEqual(4);
  });

  it('make room below the selected block only', () => {
    const tree = planes([4, 4, 4]);
    const [plain, open] = [layoutDown(tree, 400), layoutDown(tree, 400, { open: 'c1', openHeight: 48 })];
    expect(open.columns.map((c, i) => c.height - plain.columns[i]!.height)).toEqual([0, 0, 48, 0]);
    expect(open.columns.map((c, i) => c.y - plain.columns[i]!.y)).toEqual([0, 0, 0, 48]);
    expectSound(open, tree);
  });

  it('make room for the card of a block that does not fit between its name and the next', () => {
    const tree = planes([4, 4, 4]);
    const [plain, told] = [layoutDown(tree, 400), layoutDown(tree, 400, { wrong: ['c1'] })];
    const grown = told.columns.map((c, i) => c.height - plain.columns[i]!.height);
    expect(grown.map((by) => by > 0)).toEqual([false, false, true, false]);
    expect(told.columns[2]!.height).toBeGreaterThanOrEqual(36 + 100);
    expectSound(told, tree);
  });
});
