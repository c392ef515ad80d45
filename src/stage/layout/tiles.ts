/** @file How the tiles of one block stand: rows and columns of them, and how large, in a height. Pure geometry in CSS pixels, from the block's own corner. */
import type { Extra, Picture } from '#stage/pictures.ts';

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The tiles of one block. */
export interface TileArea {
  readonly width: number;
  readonly height: number;
  /** One box a unit shown; for tokens one a step. */
  readonly tiles: readonly Box[];
  /** Tensors beside the output, below the tiles. */
  readonly extras: readonly { readonly name: string; readonly tiles: readonly Box[] }[];
  /** All tiles stand in one column, so that edges can be told apart. */
  readonly single: boolean;
  /** Room left of the tiles for their names. */
  readonly names: number;
}

/** The box round all tiles. */
export function around(tiles: readonly Box[]): Box {
  const x = tiles.reduce((least, t) => Math.min(least, t.x), Number.POSITIVE_INFINITY);
  const y = tiles.reduce((least, t) => Math.min(least, t.y), Number.POSITIVE_INFINITY);
  return {
    x,
    y,
    width: tiles.reduce((most, t) => Math.max(most, t.x + t.width), x) - x,
    height: tiles.reduce((most, t) => Math.max(most, t.y + t.height), y) - y,
  };
}

export const TILE = { least: 24, most: 44, crowded: 30, gap: 1, airy: 10 } as const;
/** Small squares, where a tile holds one number. */
const NUMBER = { least: 14, most: 30 } as const;
/** A wide layer is a square of small cells. */
const CELL = { most: 22, crowded: 16 } as const;
/** A column of more tiles than this becomes a square of them; of tiles that are one number each, of more than that. */
const TALLEST = 24;
const MOST_NUMBERS = 12;
/** A column of more tiles than this has them close together. */
const AIRY = 8;
/** Few maps of an image are no smaller than this, where the height allows. */
export const MAP = { few: 16, least: 56, whole: 64, columns: 4 } as const;
/** The turn of many numbers into one row: a bar, as high as they are many. */
const HINGE = { width: 8, height: 24 } as const;
/** Between maps of an image. */
const MAP_GAP = 4;
const TOKEN = { size: 22, gap: 2, row: 12 } as const;
const EXTRA = { least: 40, most: 72, gap: 6, label: 16, row: 2 } as const;

/** Squares of one block: one column, or of many a square of them; and how large, in a height. */
export function tileGrid(
  tiles: number,
  height: number,
  most: number = TILE.most,
  least: number = TILE.least,
  tallest: number = TALLEST,
): { rows: number; columns: number; size: number; gap: number } {
  const fitting = Math.max(1, Math.floor((height + TILE.gap) / (least + TILE.gap)));
  const one = tiles <= Math.min(tallest, fitting);
  const columns = one ? 1 : Math.max(Math.ceil(Math.sqrt(tiles)), Math.ceil(tiles / fitting));
  const rows = Math.ceil(Math.max(1, tiles) / columns);
  const room = height / rows;
  const gap = one && tiles <= AIRY && room >= least + TILE.airy ? TILE.airy : TILE.gap;
  const size = Math.max(least, Math.min(columns > 1 ? Math.min(most, 32) : most, Math.floor(room - gap)));
  return { rows, columns, size, gap };
}

/** `count` boxes of a size, column by column, `rows` in each. */
function columnwise(count: number, rows: number, width: number, height: number, gapX: number, gapY: number): Box[] {
  return Array.from({ length: count }, (_, t) => ({
    x: Math.floor(t / rows) * (width + gapX),
    y: (t % rows) * (height + gapY),
    width,
    height,
  }));
}

/** `count` boxes of a size, row by row, `perRow` in each. */
function rowwise(count: number, perRow: number, width: number, height: number, gap: number): Box[] {
  return Array.from({ length: count }, (_, t) => ({
    x: (t % perRow) * (width + gap),
    y: Math.floor(t / perRow) * (height + gap),
    width,
    height,
  }));
}

const spanOf = (boxes: readonly Box[]) => ({
  width: boxes.reduce((most, b) => Math.max(most, b.x + b.width), 0),
  height: boxes.reduce((most, b) => Math.max(most, b.y + b.height), 0),
});

/** The side of a map of so many cells: small ones are enlarged more, and a cell is a whole number of pixels where it can be. */
export function mapCell(cells: number, single: boolean, most = Number.POSITIVE_INFINITY, large = 22): number {
  const wished = Math.min(
    most,
    single ? Math.max(80, large * Math.sqrt(cells)) : Math.max(TILE.least, 12 * Math.sqrt(cells)),
  );
  const cell = wished / cells;
  return cell >= 1 ? Math.max(1, Math.floor(cell + 0.25)) : cell;
}

function squares({ shown }: Picture, tall: number, most: number, least: number) {
  const { rows, columns, size, gap } = tileGrid(shown, tall, most, least);
  return { tiles: columnwise(shown, rows, size, size, gap, gap), single: columns === 1 };
}

/** Cells of one number each: a few in a column, each with its lines; more in a square. */
function cells({ shown }: Picture, tall: number, most: number) {
  const few = shown <= MOST_NUMBERS;
  const { rows, columns, size, gap } = tileGrid(shown, tall, few ? NUMBER.most : most, NUMBER.least, MOST_NUMBERS);
  return { tiles: columnwise(shown, rows, size, size, gap, gap), single: columns === 1 };
}

/** Maps of several channels: as large as they can be in the height and a fair width; few of them large enough to be looked at, in as few columns as that takes. */
function maps({ shown, across, down }: Picture, tall: number, crowded: boolean) {
  const side = Math.max(across, down);
  if (shown <= 1) {
    const cell = mapCell(side, true, tall, crowded ? 22 : 28);
    return { tiles: columnwise(shown, 1, cell * across, cell * down, MAP_GAP, MAP_GAP), single: false };
  }
  const few = shown <= MAP.few;
  const wide = crowded ? 96 : 190;
  const most = Math.max(few ? MAP.least : 0, (crowded ? 12 : 16) * Math.sqrt(side));
  const inHeight = (columns: number) => Math.min(most, (tall + MAP_GAP) / Math.ceil(shown / columns) - MAP_GAP);
  const inBoth = (columns: number) => Math.min(inHeight(columns), (wide + MAP_GAP) / columns - MAP_GAP);
  // Low rooms: rather smaller maps than a block too wide to be seen whole.
  const beside = few && inHeight(MAP.columns) >= TILE.least ? MAP.columns : 8;
  const counts = Array.from({ length: Math.min(beside, shown) }, (_, i) => i + 1);
  const best = (size: (columns: number) => number) =>
    counts.reduce((found, columns) => (size(columns) > size(found) + 0.5 ? columns : found), 1);
  let columns = best(inBoth);
  let size = snapped(inBoth(columns), side);
  if (few && size < MAP.least) {
    columns = counts.find((count) => inHeight(count) >= MAP.least) ?? best(inHeight);
    // A little larger, where that makes a cell a whole number of pixels.
    const up = Math.ceil(MAP.least / side) * side;
    const high = (tall + MAP_GAP) / Math.ceil(shown / columns) - MAP_GAP;
    size = up <= MAP.whole && up <= high ? up : Math.min(MAP.least, high);
  }
  const cell = Math.max(size, TILE.least) / side;
  const rows = Math.ceil(shown / columns);
  return { tiles: columnwise(shown, rows, cell * across, cell * down, MAP_GAP, MAP_GAP), single: false };
}

/** A side in which every cell is a whole number of pixels, where they are large enough for that. */
const snapped = (room: number, cells: number): number => (room >= cells ? Math.floor(room / cells) * cells : room);

function strips({ shown, across, names }: Picture, tall: number, wide: number) {
  const width = Math.max(across, Math.min(wide, across * 16));
  const most = shown <= 2 ? 28 : 20;
  const height = Math.max(names ? 12 : 2, Math.min(most, Math.floor(tall / Math.max(1, shown))));
  const gap = height >= 8 ? 1 : 0;
  return { tiles: columnwise(shown, shown, width, height - gap, 0, gap), single: true };
}

/** Room for names beside the tiles, from their length; those of classes over the plane have a mark before them. */
function namesRoom({ names, kind, units }: Picture, most: number): number {
  if (!names || (kind !== 'bars' && kind !== 'steps' && units > TALLEST)) return 0;
  const mark = kind === 'plane' || kind === 'line' ? 16 : 0;
  return Math.min(most, 10 + mark + 6.4 * names.reduce((longest, name) => Math.max(longest, name.length), 0));
}

function own(picture: Picture, tall: number, crowded: boolean): { tiles: Box[]; single: boolean } {
  switch (picture.kind) {
    case 'plane':
    case 'line':
      return squares(picture, tall, crowded ? TILE.crowded : TILE.most, TILE.least);
    case 'number':
      return cells(picture, tall, crowded ? CELL.crowded : CELL.most);
    case 'hinge':
      return { tiles: columnwise(1, 1, HINGE.width, HINGE.height, 0, 0), single: false };
    case 'bars': {
      const row = Math.max(10, Math.min(24, Math.floor(tall / Math.max(1, picture.shown))));
      return { tiles: columnwise(picture.shown, picture.shown, crowded ? 48 : 72, row - 3, 0, 3), single: true };
    }
    case 'map':
      return maps(picture, tall, crowded);
    case 'steps':
      return strips(picture, tall, crowded ? 96 : 150);
    case 'tokens': {
      const perRow = crowded ? Math.max(4, Math.ceil(Math.sqrt(picture.across))) : TOKEN.row;
      return {
        tiles: rowwise(picture.across, Math.min(picture.across, perRow), TOKEN.size, TOKEN.size, TOKEN.gap),
        single: false,
      };
    }
  }
}

/** The same tiles, all made smaller so that they are no wider than `most`, as far as each can still be read and pressed. */
export function narrowed(area: TileArea, most: number): TileArea {
  const least = area.tiles.reduce((side, { width, height }) => Math.min(side, width, height), Number.POSITIVE_INFINITY);
  const part = Math.max(TILE.least / least, most / area.width);
  if (part >= 1) return area;
  const smaller = ({ x, y, width, height }: Box): Box => ({
    x: x * part,
    y: y * part,
    width: width * part,
    height: height * part,
  });
  return {
    ...area,
    width: area.width * part,
    height: area.height * part,
    tiles: area.tiles.map(smaller),
    extras: area.extras.map(({ name, tiles }) => ({ name, tiles: tiles.map(smaller) })),
  };
}

/** The tiles of a block in a height, and what stands below them. Taller than `tall` only where tiles would become too small. */
export function tileArea(picture: Picture, extras: readonly Extra[], tall: number, crowded = false): TileArea {
  const room = extras.length > 0 ? Math.max(48, tall - (EXTRA.least + EXTRA.label + 12)) : tall;
  const { tiles, single } = own(picture, room, crowded);
  const { width, height } = spanOf(tiles);
  let bottom = height;
  let wide = width;
  const placed = extras.map(({ name, shown, across }) => {
    const perRow = Math.min(shown, EXTRA.row);
    const rows = Math.ceil(shown / perRow);
    const side = Math.max(
      EXTRA.least,
      Math.min(EXTRA.most, Math.floor((tall - bottom) / rows) - EXTRA.label - EXTRA.gap),
    );
    const cell = side / across >= 1 ? Math.floor(side / across) : side / across;
    const size = cell * across;
    const at = bottom + 12;
    const boxes = Array.from({ length: shown }, (_, t) => ({
      x: (t % perRow) * (size + EXTRA.gap),
      y: at + EXTRA.label + Math.floor(t / perRow) * (size + EXTRA.gap + EXTRA.label),
      width: size,
      height: size,
    }));
    const span = spanOf(boxes);
    bottom = span.height;
    wide = Math.max(wide, span.width);
    return { name, tiles: boxes };
  });
  const centred = (boxes: readonly Box[]) => {
    const shift = (wide - spanOf(boxes).width) / 2;
    return shift > 0 ? boxes.map((b) => ({ ...b, x: b.x + shift })) : [...boxes];
  };
  return {
    width: wide,
    height: bottom,
    tiles: centred(tiles),
    extras: placed.map(({ name, tiles: boxes }) => ({ name, tiles: centred(boxes) })),
    single,
    names: namesRoom(picture, crowded ? 96 : 140),
  };
}
