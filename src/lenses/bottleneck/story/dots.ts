/** @file Every number of a block as one dot: how many stand beside and below one another, and how large they may be. Pure geometry in CSS pixels. */
import { sizeOf } from '#nn/shape.ts';
import type { Place } from '#probes/bottleneck/bottleneck.probe.ts';

/** What stands together in a block: maps of an image, one picture of features over steps, single numbers, or tokens. */
export type DotsKind = 'maps' | 'steps' | 'numbers' | 'tokens';

export interface Dots {
  readonly kind: DotsKind;
  /** Pictures in the block, and dots of one of them. */
  readonly tiles: number;
  readonly across: number;
  readonly down: number;
  /** A few numbers stand in one line, as answers do and the units of networks on points. */
  readonly line?: boolean;
}

export interface Grid {
  readonly columns: number;
  readonly rows: number;
  /** Between two pictures. */
  readonly gap: number;
  readonly width: number;
  readonly height: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

/** Numbers that stand in one column; more stand in a square. */
const LINE = 16;
/** Between two pictures at most. */
const GAP = 2;

export function dotsOf({ shape, tokens }: Pick<Place, 'shape' | 'tokens'>, line = false): Dots {
  const [a = 1, b = 1, c = 1] = shape;
  if (tokens > 0) return { kind: 'tokens', tiles: sizeOf(shape), across: 1, down: 1 };
  if (shape.length === 3) return { kind: 'maps', tiles: a, across: c, down: b };
  if (shape.length === 2) return { kind: 'steps', tiles: 1, across: a, down: b };
  return { kind: 'numbers', tiles: a, across: 1, down: 1, line: line && a <= LINE };
}

/** The largest that a dot is: numbers of a few units are seen singly, those of pictures together. */
export const mostOf = (places: readonly Pick<Place, 'shape' | 'tokens'>[]): number =>
  places.every(({ shape, tokens }) => shape.length === 1 && (tokens === 0 || shape[0]! <= 64)) &&
  places.every(({ shape }) => sizeOf(shape) <= 256)
    ? 8
    : 2.5;

/** Columns of tiles in which a block is nearest to a square and rather high than wide; a few single numbers stand in one line. */
function usual({ kind, tiles, line }: Dots): number {
  if (kind === 'tokens') return tiles <= LINE ? tiles : Math.ceil(Math.sqrt(tiles));
  if (line) return 1;
  const root = Math.sqrt(tiles);
  return divisors(tiles).findLast((columns) => columns <= root && 2 * columns >= root) ?? Math.max(1, Math.floor(root));
}

const divisors = (count: number): readonly number[] =>
  Array.from({ length: count }, (_, i) => i + 1).filter((columns) => count % columns === 0);

/** Columns that leave no gap in the last row; any, where there are hardly some. */
function choices(dots: Dots): readonly number[] {
  const all = divisors(dots.tiles);
  return all.length > 2 || dots.tiles < 4 ? all : Array.from({ length: dots.tiles }, (_, i) => i + 1);
}

export function gridOf({ tiles, across, down }: Dots, columns: number, dot: number): Grid {
  const rows = Math.ceil(tiles / columns);
  const gap = across * down === 1 ? 0 : Math.min(GAP, (Math.min(across, down) * dot) / 5);
  return {
    columns,
    rows,
    gap,
    width: columns * across * dot + (columns - 1) * gap,
    height: rows * down * dot + (rows - 1) * gap,
  };
}

const fits = ({ width, height }: Grid, room: Room): boolean =>
  width <= room.width + 1e-6 && height <= room.height + 1e-6;

/** Where dots of one size stand: in the usual grid where there is room for it, else in the nearest to it that has some; undefined where none has. */
export function arranged(dots: Dots, dot: number, room: Room): Grid | undefined {
  const first = usual(dots);
  const all = [first, ...choices(dots).toSorted((a, b) => Math.abs(a - first) - Math.abs(b - first))];
  for (const columns of all) {
    const grid = gridOf(dots, columns, dot);
    if (fits(grid, room)) return grid;
  }
  return undefined;
}

/** The size of every dot: the largest, up to `most`, at which each block has room. */
export function dotSize(all: readonly Dots[], most: number, room: Room): number {
  let size = most;
  for (const dots of all) {
    if (arranged(dots, size, room)) continue;
    let [low, high] = [0, size];
    for (let i = 0; i < 24; i++) {
      const middle = (low + high) / 2;
      if (arranged(dots, middle, room)) low = middle;
      else high = middle;
    }
    size = low;
  }
  return size;
}

/** Numbers of steps [T, E] turned, so that time runs to the right: [E, T]. All others stand as their tensors have them. */
export function ordered(values: Float32Array<ArrayBuffer>, { kind, across, down }: Dots): Float32Array<ArrayBuffer> {
  if (kind !== 'steps') return values;
  const turned = new Float32Array(values.length);
  for (let t = 0; t < across; t++) for (let e = 0; e < down; e++) turned[e * across + t] = values[t * down + e]!;
  return turned;
}
