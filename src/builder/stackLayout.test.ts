import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Column, layoutAcross, layoutDown, type StackLayout, TILE, tileGrid } from './stackLayout.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
const square = ({ x, y, size }: { x: number; y: number; size: number }): Box => ({ x, y, width: size, height: size });
const SLACK = 1e-6;

function overlap(a: Box, b: Box): boolean {
  return (
    a.x + a.width > b.x + SLACK &&
    b.x + b.width > a.x + SLACK &&
    a.y + a.height > b.y + SLACK &&
    b.y + b.height > a.y + SLACK
  );
}
const inside = (a: Box, b: Box) =>
  a.x >= b.x - SLACK &&
  a.y >= b.y - SLACK &&
  a.x + a.width <= b.x + b.width + SLACK &&
  a.y + a.height <= b.y + b.height + SLACK;
const anyOverlap = (boxes: readonly Box[]) => boxes.some((a, i) => boxes.slice(i + 1).some((b) => overlap(a, b)));

/** What holds for every layout. */
function expectSound(layout: StackLayout, columns: readonly Column[]): void {
  const bounds = { x: 0, y: 0, width: layout.width, height: layout.height };
  expect(layout.columns.map((c) => [c.id, c.tiles.length])).toEqual(columns.map((c) => [c.id, c.tiles]));
  expect(anyOverlap(layout.columns)).toBe(false);
  for (const column of layout.columns) {
    expect(inside(column, bounds)).toBe(true);
    const tiles = column.tiles.map(square);
    expect(tiles.every((tile) => inside(tile, column))).toBe(true);
    expect(tiles.every((tile) => tile.width >= TILE.least)).toBe(true);
    expect(anyOverlap(tiles)).toBe(false);
  }
  expect(layout.slots.map((s) => s.index)).toEqual(columns.map((_, i) => i));
  for (const [i, slot] of layout.slots.entries()) {
    expect(inside(slot, bounds)).toBe(true);
    expect(slot.width).toBeGreaterThanOrEqual(TILE.least);
    expect(slot.height).toBeGreaterThanOrEqual(20);
    // Where the new block would stand: behind one column, before the next.
    const [before, after] = [layout.columns[i]!, layout.columns[i + 1]];
    const [line, end, start] = layout.vertical
      ? [slot.y + slot.line, before.y + before.height, after?.y ?? layout.height]
      : [slot.x + slot.line, before.x + before.width, after?.x ?? layout.width];
    expect(line).toBeGreaterThanOrEqual(end - SLACK);
    expect(line).toBeLessThanOrEqual(start + SLACK);
  }
  expect(anyOverlap(layout.slots)).toBe(false);
}

const arbitraryColumns = fc
  .array(fc.oneof(fc.integer({ min: 1, max: 64 }), fc.constant(64)), { minLength: 1, maxLength: 9 })
  .map((tiles) => tiles.map((n, i): Column => ({ id: `c${i}`, tiles: n })));

describe('columns side by side', () => {
  it('never overlap, stay inside, and leave a slot behind each, whatever the network and the room', () => {
    fc.assert(
      fc.property(
        arbitraryColumns,
        fc.integer({ min: 200, max: 2000 }),
        fc.integer({ min: 120, max: 1200 }),
        (columns, width, height) => {
          const layout = layoutAcross(columns, width, height);
          expect(layout.vertical).toBe(false);
          expect(layout.width).toBeGreaterThanOrEqual(width - SLACK);
          expect(layout.height).toBeGreaterThanOrEqual(height - SLACK);
          expectSound(layout, columns);
        },
      ),
      { numRuns: 150, seed: 61 },
    );
  });

  it('stand in the order of the network and fill the width where there is room', () => {
    const layout = layoutAcross(
      [
        { id: 'in', tiles: 2 },
        { id: 'a', tiles: 8 },
        { id: 'b', tiles: 2 },
      ],
      900,
      500,
    );
    expect(layout.width).toBe(900);
    const middles = layout.columns.map((c) => c.x + c.width / 2);
    expect(middles[1]! - middles[0]!).toBeCloseTo(middles[2]! - middles[1]!, 6);
    expect(Math.abs(middles[1]! - 450)).toBeLessThan(20);
  });

  it('grow wider than the page where many blocks need it', () => {
    const columns = Array.from({ length: 14 }, (_, i): Column => ({ id: `c${i}`, tiles: 8 }));
    expect(layoutAcross(columns, 600, 400).width).toBeGreaterThan(600);
  });

  it('show few units in a single column on one axis, and 64 as a grid', () => {
    const layout = layoutAcross(
      [
        { id: 'a', tiles: 3 },
        { id: 'b', tiles: 64 },
      ],
      1200,
      600,
    );
    const [few, many] = layout.columns;
    expect(few!.single).toBe(true);
    expect(new Set(few!.tiles.map((t) => t.x)).size).toBe(1);
    expect(many!.single).toBe(false);
    expect(new Set(many!.tiles.map((t) => t.x)).size).toBeGreaterThan(1);
    const middle = (tiles: readonly { y: number; size: number }[]) =>
      (Math.min(...tiles.map((t) => t.y)) + Math.max(...tiles.map((t) => t.y + t.size))) / 2;
    expect(middle(few!.tiles)).toBeCloseTo(middle(many!.tiles), 6);
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
  it('never overlap, stay inside, and leave a slot behind each, from 320 px on', () => {
    fc.assert(
      fc.property(arbitraryColumns, fc.integer({ min: 320, max: 900 }), (columns, width) => {
        const layout = layoutDown(columns, width);
        expect(layout.vertical).toBe(true);
        expect(layout.width).toBe(width);
        expectSound(layout, columns);
      }),
      { numRuns: 150, seed: 62 },
    );
  });

  it('wrap their tiles, eight to a row where there is room', () => {
    const tiles = (width: number) => layoutDown([{ id: 'a', tiles: 20 }], width).columns[0]!.tiles;
    expect(tiles(600).filter((t) => t.y === tiles(600)[0]!.y)).toHaveLength(8);
    expect(new Set(tiles(600).map((t) => t.y)).size).toBe(3);
    expect(tiles(320).filter((t) => t.y === tiles(320)[0]!.y).length).toBeGreaterThanOrEqual(4);
  });

  it('make room below the selected block only', () => {
    const columns = [
      { id: 'a', tiles: 4 },
      { id: 'b', tiles: 4 },
      { id: 'c', tiles: 4 },
    ];
    const [plain, open] = [layoutDown(columns, 400), layoutDown(columns, 400, { id: 'b', height: 48 })];
    expect(open.columns.map((c, i) => c.height - plain.columns[i]!.height)).toEqual([0, 48, 0]);
    expect(open.columns.map((c, i) => c.y - plain.columns[i]!.y)).toEqual([0, 0, 48]);
    expectSound(open, columns);
  });
});
