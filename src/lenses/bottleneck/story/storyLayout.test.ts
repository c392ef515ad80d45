import { describe, expect, it } from 'vitest';
import { bandPath, HEAD, layoutStory, loupePath, middleOf, tilesOf } from './storyLayout.ts';

const place = (id: string, shape: readonly number[], tokens = 0) => ({ id, shape, tokens });
/** The digits network of the gallery. */
const digits = [
  place('input', [1, 28, 28]),
  place('a', [8, 24, 24]),
  place('p', [8, 12, 12]),
  place('b', [16, 8, 8]),
  place('q', [16, 4, 4]),
  place('c', [64]),
  place('out', [10]),
];
const room = { width: 1253, height: 308, pad: true, answers: 10 };
const chain = (blocks: number) => [
  place('input', [2]),
  ...Array.from({ length: blocks - 1 }, (_, i) => place(`d${i}`, [8])),
  place('out', [2]),
];

describe('the digits network at 1440 × 900', () => {
  const layout = layoutStory(digits, room);
  const column = (id: string) => layout.columns.find((one) => one.id === id)!;

  it('has seven columns on one sheet, every dot 2.5 px, and the true funnel', () => {
    expect(layout).toMatchObject({ dot: 2.5, wide: 179, sheets: [{ from: 0, to: 7 }] });
    expect(layout.columns.map(({ block }) => [Math.round(block.width), Math.round(block.height)])).toEqual([
      [70, 70],
      [122, 246],
      [62, 126],
      [86, 86],
      [46, 46],
      [20, 20],
      [3, 25],
    ]);
  });

  it('what is too small to read stands enlarged beside; the input has its paper, the answer its list', () => {
    expect(layout.columns.map(({ loupe }) => loupe !== undefined)).toEqual([
      ...[false, false, false, false],
      ...[true, true, false],
    ]);
    const { block, loupe } = column('q');
    expect(loupe!.width).toBeGreaterThan(1.5 * block.width);
    expect(loupe!.grid.columns).toBe(block.grid.columns);
    expect(loupe!.x).toBeGreaterThan(block.x + block.width);
    expect(column('out').answer).toMatchObject({ height: 170 });
    expect(layoutStory(digits, { ...room, pad: false }).columns[0]!.loupe).toBeUndefined(); // 70 px are read
  });

  it('every block, its enlargement and its list are inside of its column and of the room', () => {
    for (const [i, { block, loupe, answer, foot }] of layout.columns.entries()) {
      for (const box of [block, loupe, answer]) {
        if (!box) continue;
        expect(box.x).toBeGreaterThanOrEqual(i * layout.wide);
        expect(box.x + box.width).toBeLessThanOrEqual((i + 1) * layout.wide);
        expect(box.y).toBeGreaterThanOrEqual(HEAD - 1e-6);
        expect(box.y + box.height).toBeLessThanOrEqual(foot);
      }
      expect(foot).toBeLessThan(room.height - 24);
    }
  });
});

it('up to nine blocks stand side by side; of more the first and the last stay, and the others pass between', () => {
  expect(layoutStory(chain(8), room).sheets).toHaveLength(1);
  const { sheets, wide, columns } = layoutStory(chain(25), room);
  expect(sheets).toEqual([
    { from: 0, to: 1, pinned: 'left' },
    { from: 1, to: 25 },
    { from: 25, to: 26, pinned: 'right' },
  ]);
  expect(wide).toBeGreaterThanOrEqual(112);
  expect(columns.at(-1)!.x).toBe(25.5 * wide);
  // Little room makes fewer of them scroll too.
  expect(layoutStory(chain(8), { ...room, width: 700 }).sheets).toHaveLength(3);
});

it('a network of one block, and the input alone, are laid out', () => {
  for (const places of [[place('input', [2])], [place('input', [2]), place('d', [1])]]) {
    const { columns, sheets } = layoutStory(places, { ...room, answers: 2 });
    expect(columns).toHaveLength(places.length);
    expect(sheets).toHaveLength(1);
    for (const { block } of columns) expect(block.width).toBeGreaterThan(0);
  }
});

it('a very large block makes every dot smaller, and is inside all the same', () => {
  const { dot, columns } = layoutStory([place('input', [3, 64, 64]), place('a', [64, 64, 64]), place('o', [2])], room);
  expect(dot).toBeLessThan(1);
  for (const { block } of columns) expect(block.height).toBeLessThanOrEqual(room.height - 62 + 1e-6);
});

it('tiles stand beside and below one another, in order', () => {
  const { dots, block } = layoutStory(digits, room).columns[2]!;
  const tiles = tilesOf(dots, block);
  expect(tiles).toHaveLength(8);
  expect(tiles[1]!.x - tiles[0]!.x).toBe(32);
  expect(tiles[2]!.y - tiles[0]!.y).toBe(32);
  expect(tiles[0]).toMatchObject({ x: block.x, y: block.y, width: 30, height: 30 });
});

it('the band joins each two blocks, a little higher than they are; two lines lead to an enlargement', () => {
  const layout = layoutStory(digits, room);
  expect(bandPath(layout).match(/M/g)).toHaveLength(6);
  expect(bandPath({ columns: layout.columns.slice(0, 1) })).toBe('');
  const box = (x: number, y: number, side: number) => ({ x, y, width: side, height: side });
  expect(loupePath(box(0, 10, 4), box(20, 0, 30))).toBe('M4 10L20 0M4 14L20 30');
  expect(middleOf(308)).toBe(147);
});
