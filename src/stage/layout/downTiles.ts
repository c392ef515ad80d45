/** @file The tiles of one block in a row as wide as the stage. Pure geometry in CSS pixels, from the corner of the row. */
import type { Extra, Picture } from '#stage/pictures.ts';
import { type Box, MAP, mapCell, TILE } from './tiles.ts';

const GAP = 8;
/** Room below the tiles of the selected block for its actions. */
export const TALL_EXTRA = 56;

/** Boxes of a size that wrap in a width. */
function wrapped(count: number, width: number, height: number, gap: number, room: number, most = 64): Box[] {
  const perRow = Math.max(1, Math.min(most, Math.floor((room + gap) / (width + gap))));
  return Array.from({ length: count }, (_, t) => ({
    x: (t % perRow) * (width + gap),
    y: Math.floor(t / perRow) * (height + gap),
    width,
    height,
  }));
}

function own({ kind, shown, across, down, names }: Picture, room: number): Box[] {
  switch (kind) {
    case 'plane':
    case 'line': {
      const perRow = Math.max(4, Math.min(8, Math.floor((room + GAP) / (TILE.least + GAP))));
      const fair = Math.floor((room - (perRow - 1) * GAP) / perRow);
      const size = Math.min(TILE.most, Math.max(TILE.least, fair));
      return wrapped(shown, size, size, GAP, room, perRow);
    }
    case 'hinge':
      return [];
    case 'number':
      return wrapped(shown, TILE.least, TILE.least, 4, room, 12);
    case 'bars':
      return Array.from({ length: shown }, (_, t) => ({
        x: 96,
        y: t * 24,
        width: Math.min(180, room - 104),
        height: 20,
      }));
    case 'map': {
      const side = Math.max(across, down);
      const few = shown <= MAP.few;
      const cell = Math.max(
        Math.min(few ? MAP.least : TILE.least, room) / side,
        Math.min(mapCell(side, shown === 1, shown === 1 ? 144 : 72), room / across),
      );
      return wrapped(shown, cell * across, cell * down, 6, room);
    }
    case 'steps': {
      const left = names ? 72 : 0;
      const width = Math.min(room - left, across * 20);
      const height = shown <= 4 ? 24 : names ? 16 : 8;
      return Array.from({ length: shown }, (_, t) => ({ x: left, y: t * height, width, height: height - 1 }));
    }
    case 'tokens':
      return wrapped(across, 24, 24, 3, room);
  }
}

export interface TilesDown {
  readonly tiles: readonly Box[];
  readonly extras: readonly { readonly name: string; readonly tiles: readonly Box[] }[];
  readonly height: number;
  /** They stand one below the other. */
  readonly single: boolean;
}

const heightOf = (boxes: readonly Box[]) => boxes.reduce((most, b) => Math.max(most, b.y + b.height), 0);

export function tilesDown(picture: Picture, extras: readonly Extra[], room: number): TilesDown {
  const tiles = own(picture, room);
  let height = heightOf(tiles);
  const placed = extras.map(({ name, shown, across }) => {
    const cell = Math.max(1, Math.floor(72 / across));
    const size = cell * across;
    const from = height + 12 + 16;
    const boxes = wrapped(shown, Math.min(size, room), Math.min(size, room), 22, room).map((b) => ({
      ...b,
      y: b.y + from,
    }));
    height = heightOf(boxes);
    return { name, tiles: boxes };
  });
  return { tiles, extras: placed, height, single: tiles.length > 1 && tiles.every((t) => t.x === tiles[0]!.x) };
}
