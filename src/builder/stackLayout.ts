/** @file Where everything on the stage stands: columns side by side, or rows one below the other on a narrow page. Pure geometry in CSS pixels. */

/** A block as the layout sees it: how many tiles it shows. */
export interface Column {
  readonly id: string;
  readonly tiles: number;
  /** It has more units than are shown, and a line to leaf through them. */
  readonly paged?: boolean;
}

export interface TileBox {
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

export interface PlacedColumn {
  readonly id: string;
  /** The block's whole box: labels, tiles, room for the outline of a selection. */
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  readonly tiles: readonly TileBox[];
  /** All tiles stand in one column, so that edges can be told apart. */
  readonly single: boolean;
}

/** A place where a block can be put, as large as the pointer may miss it by: before the block of this index of the network, after the last for index = number of blocks. */
export interface Slot {
  readonly index: number;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Where its line is drawn: from the slot's left edge across, from its top edge downwards. */
  readonly line: number;
}

export interface StackLayout {
  readonly vertical: boolean;
  /** Across: blocks stand so close that their labels must be short. */
  readonly crowded: boolean;
  /** Across: the lower edge of the tallest column, below which every block has its label. */
  readonly foot: number;
  readonly width: number;
  readonly height: number;
  readonly columns: readonly PlacedColumn[];
  readonly slots: readonly Slot[];
}

export const TILE = { least: 24, most: 44, crowded: 30, gap: 1, airy: 10 } as const;
/** Room above the tiles for the unit stepper, and below them for name, shape and parameters. */
export const HEAD = 30;
export const FOOT = 62;
/** In a crowd the label has one line more. */
const LINE = 20;
/** Kept free above and below everything. */
const EDGE = 4;
/** Room for the names of the inputs on the left, and of the classes on the right. */
const MARGIN = { left: 36, right: 56 } as const;
/** Width of a block with its label, and of one in a crowd, whose label says less. */
const NARROWEST = { usual: 116, crowded: 60 } as const;
/** Between the boxes of two blocks; the boxes themselves leave room around their tiles. */
const GAP = { least: 4, most: 220 } as const;
/** A column of more tiles than this becomes a grid. */
const TALLEST = 24;
/** Between columns of a grid of tiles: room for the bar of the bias. */
const BETWEEN = 9;

/** Tiles of one block: how many rows and columns, and how large, in a height. */
export function tileGrid(
  tiles: number,
  height: number,
  most: number = TILE.most,
): { rows: number; columns: number; size: number; gap: number } {
  const fitting = Math.max(1, Math.floor((height + TILE.gap) / (TILE.least + TILE.gap)));
  const columns = Math.max(1, Math.ceil(tiles / Math.min(TALLEST, fitting)));
  const rows = Math.ceil(Math.max(1, tiles) / columns);
  const room = height / rows;
  const gap = columns === 1 && room >= TILE.least + TILE.airy ? TILE.airy : TILE.gap;
  const size = Math.max(TILE.least, Math.min(columns > 1 ? 32 : most, Math.floor(room - gap)));
  return { rows, columns, size, gap };
}

/** Columns side by side, all centred on one axis; gaps share what width is left. Wider than `width` where it must be. */
export function layoutAcross(columns: readonly Column[], width: number, height: number): StackLayout {
  const tall = Math.max(TILE.least * 3, height - HEAD - FOOT - 2 * EDGE);
  const gridsOf = (most: number) => columns.map(({ tiles }) => tileGrid(tiles, tall, most));
  const widthsFor = (made: ReturnType<typeof gridsOf>, narrowest: number) =>
    made.map((g) =>
      Math.max(narrowest, g.columns * (g.size + BETWEEN) - BETWEEN + (narrowest === NARROWEST.crowded ? 10 : 24)),
    );
  const takenBy = (widths: readonly number[]) => widths.reduce((a, b) => a + b, 0) + MARGIN.left + MARGIN.right;
  const gaps = columns.length - 1;
  const crowded = takenBy(widthsFor(gridsOf(TILE.most), NARROWEST.usual)) + gaps * GAP.least > width;
  const grids = gridsOf(crowded ? TILE.crowded : TILE.most);
  const widths = widthsFor(grids, crowded ? NARROWEST.crowded : NARROWEST.usual);
  const taken = takenBy(widths);
  const gap = gaps > 0 ? Math.max(GAP.least, Math.min(GAP.most, (width - taken) / gaps)) : 0;
  const total = Math.max(width, taken + gap * gaps);
  const highest = Math.max(...grids.map((g) => g.rows * (g.size + g.gap) - g.gap));
  const box = HEAD + highest + FOOT + (crowded ? LINE : 0) + (columns.some((c) => c.paged) ? 24 : 0);
  const full = Math.max(height, box + 2 * EDGE);
  const top = (full - box) / 2;
  const axis = top + HEAD + highest / 2;
  let x = MARGIN.left + (total - taken - gap * gaps) / 2;
  const placed = columns.map(({ id, tiles }, i): PlacedColumn => {
    const { rows, columns: across, size, gap: between } = grids[i]!;
    const w = widths[i]!;
    const inner = across * (size + BETWEEN) - BETWEEN;
    const innerHeight = rows * (size + between) - between;
    const boxes = Array.from({ length: tiles }, (_, t): TileBox => {
      const [column, row] = [Math.floor(t / rows), t % rows];
      return {
        x: x + (w - inner) / 2 + column * (size + BETWEEN),
        y: axis - innerHeight / 2 + row * (size + between),
        size,
      };
    });
    const column = { id, x, y: top, width: w, height: box, tiles: boxes, single: across === 1 };
    x += w + gap;
    return column;
  });
  // A slot reaches from the middle of one block to the middle of the next, the last one to the edge.
  const slots = placed.map((column, index): Slot => {
    const next = placed[index + 1];
    const right = column.x + column.width;
    const from = column.x + column.width / 2;
    const end = next ? next.x + next.width / 2 : total;
    const line = (next ? (right + next.x) / 2 : right + Math.min(44, total - right) / 2) - from;
    return { index, x: from, y: top, width: end - from, height: box, line };
  });
  return { vertical: false, crowded, foot: axis + highest / 2, width: total, height: full, columns: placed, slots };
}

const ROW = { label: 32, gap: 8, between: 20 } as const;

/** Blocks one below the other, input on top; tiles wrap, eight to a row where there is room. `extra` is room below the selected block's tiles for its actions. */
export function layoutDown(
  columns: readonly Column[],
  width: number,
  extra: { readonly id?: string; readonly height: number } = { height: 0 },
): StackLayout {
  const margin = 12;
  const inner = width - 2 * margin - 16;
  const perRow = Math.max(4, Math.min(8, Math.floor((inner + ROW.gap) / (TILE.least + ROW.gap))));
  const fair = Math.floor((inner - (perRow - 1) * ROW.gap) / perRow);
  let y = 8;
  const slots: Slot[] = [];
  const placed = columns.map(({ id, tiles }, index): PlacedColumn => {
    if (index > 0)
      slots.push({
        index: index - 1,
        x: margin,
        y: y - ROW.between,
        width: width - 2 * margin,
        height: ROW.between,
        line: ROW.between / 2,
      });
    const size = Math.min(44, Math.max(TILE.least, fair));
    const rows = Math.ceil(tiles / perRow);
    const boxes = Array.from(
      { length: tiles },
      (_, t): TileBox => ({
        x: margin + 8 + (t % perRow) * (size + ROW.gap),
        y: y + ROW.label + 4 + Math.floor(t / perRow) * (size + ROW.gap),
        size,
      }),
    );
    const height = ROW.label + rows * (size + ROW.gap) + 12 + (extra.id === id ? extra.height : 0);
    const column = { id, x: margin, y, width: width - 2 * margin, height, tiles: boxes, single: false };
    y += height + ROW.between;
    return column;
  });
  slots.push({
    index: columns.length - 1,
    x: margin,
    y: y - ROW.between,
    width: width - 2 * margin,
    height: ROW.between,
    line: ROW.between / 2,
  });
  return { vertical: true, crowded: false, foot: 0, width, height: y + 4, columns: placed, slots };
}
