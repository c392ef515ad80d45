/** @file Where everything of the bottleneck's story stands: columns, blocks of dots, their enlargements, rows. Pure geometry in CSS pixels. */
import type { Place } from '#probes/bottleneck/bottleneck.probe.ts';
import type { Box } from '#stage/layout/tiles.ts';
import { arranged, type Dots, dotSize, dotsOf, type Grid, gridOf, mostOf } from './dots.ts';

/** Columns of words at the left, and the least and the usual number of columns that are in sight at once. */
export const LABEL = 148;
const LEAST_COLUMN = 112;
/** From so many columns on the first and the last stay where they are. */
const MOST_STANDING = 9;
/** Around a block: beside it, and what its name and its numbers take. */
const BESIDE = 28;
export const HEAD = 24;
export const FOOT = 38;
/** A block smaller than this, of dots smaller than this, is too small to read. */
const READABLE = 60;
const READABLE_DOT = 6;
const LOUPE = 88;
const LOUPE_GAP = 28;
const LEAST_LOUPE = 36;
/** The answer: as wide as name, bar and share, a class high. */
const ANSWER = { width: 116, row: 17 } as const;

export interface Block extends Box {
  readonly grid: Grid;
  /** CSS pixels of one number. */
  readonly dot: number;
}

export interface StoryColumn {
  readonly id: string;
  readonly dots: Dots;
  /** Its middle. */
  readonly x: number;
  readonly block: Block;
  /** The same, enlarged. */
  readonly loupe?: Block;
  /** Of the last: where its answer is told. */
  readonly answer?: Box;
  /** Where the words below begin. */
  readonly foot: number;
}

/** Columns that stand side by side on one sheet; with `pinned` the sheet stays where it is while others pass below it. */
export interface Sheet {
  readonly from: number;
  readonly to: number;
  readonly pinned?: 'left' | 'right';
}

export interface StoryLayout {
  readonly dot: number;
  /** The width of a column. */
  readonly wide: number;
  /** The height of all dots with their words. */
  readonly height: number;
  readonly columns: readonly StoryColumn[];
  readonly sheets: readonly Sheet[];
}

export interface StoryRoom {
  /** Beside the words at the left. */
  readonly width: number;
  /** For the blocks with their words. */
  readonly height: number;
  /** The input has its enlargement beside it already. */
  readonly pad: boolean;
  /** Classes whose shares are listed beside the last block; 0: its own enlargement, or nothing, stands there. */
  readonly answers: number;
}

/** The middle of all blocks. */
export const middleOf = (height: number): number => HEAD + (height - HEAD - FOOT) / 2;

/** Columns side by side: how wide each is, and on which sheets they stand. */
export type Columns = Pick<StoryLayout, 'wide' | 'sheets'>;

/** @param width of the room beside the words at the left */
export function columnsIn(n: number, width: number): Columns {
  const standing = n <= MOST_STANDING && width / n >= LEAST_COLUMN;
  const wide = Math.floor(
    standing ? width / n : Math.max(LEAST_COLUMN, Math.min(150, width / Math.min(n, MOST_STANDING))),
  );
  const sheets: readonly Sheet[] =
    standing || n < 4
      ? [{ from: 0, to: n }]
      : [
          { from: 0, to: 1, pinned: 'left' },
          { from: 1, to: n - 1 },
          { from: n - 1, to: n, pinned: 'right' },
        ];
  return { wide, sheets };
}

/** @param places at least one */
export function layoutStory(places: readonly Pick<Place, 'id' | 'shape' | 'tokens'>[], room: StoryRoom): StoryLayout {
  const n = places.length;
  const { wide, sheets } = columnsIn(n, room.width);
  const most = mostOf(places);
  const all = places.map((place, i) => dotsOf(place, most >= READABLE_DOT || (i === n - 1 && n > 1)));
  const free = { width: wide - BESIDE, height: room.height - HEAD - FOOT };
  const dot = dotSize(all, most, free);
  const middle = middleOf(room.height);
  const columns = all.map((dots, i): StoryColumn => {
    const id = places[i]!.id;
    const x = (i + 0.5) * wide;
    const grid = arranged(dots, dot, free) ?? gridOf(dots, 1, dot);
    const answers = i === n - 1 && n > 1 ? room.answers : 0;
    const told = answers > 0 ? Math.min(ANSWER.width, wide - grid.width - 18) : 0;
    const needs = told === 0 && !(i === 0 && room.pad) && isSmall(grid, dot);
    const loupe = needs ? enlarged(dots, grid, dot, wide, free.height) : undefined;
    const beside = loupe ? LOUPE_GAP + loupe.grid.width : told > 0 ? 12 + told : 0;
    const left = x - (grid.width + beside) / 2;
    const at = (g: Grid, size: number, from: number): Block => ({
      grid: g,
      dot: size,
      x: from,
      y: middle - g.height / 2,
      width: g.width,
      height: g.height,
    });
    const block = at(grid, dot, left);
    const large = loupe && at(loupe.grid, loupe.dot, left + grid.width + LOUPE_GAP);
    // No words stand below it: in little height it takes their room too.
    const tall = Math.min(room.height - HEAD - 6, Math.min(answers, 10) * ANSWER.row);
    const top = Math.max(HEAD + 3, middle - tall / 2);
    const answer = told > 0 ? { x: left + grid.width + 12, y: top, width: told, height: tall } : undefined;
    const bottom = Math.max(block.y + block.height, large ? large.y + large.height : 0, answer ? middle + tall / 2 : 0);
    return {
      ...{ id, dots, x, block },
      ...(large ? { loupe: large } : {}),
      ...(answer ? { answer } : {}),
      foot: bottom + 6,
    };
  });
  return {
    dot,
    wide,
    height: room.height,
    columns,
    sheets,
  };
}

export const isSmall = ({ width, height }: Grid, dot: number): boolean =>
  dot < READABLE_DOT && Math.max(width, height) < READABLE;

/** The same block, as large as there is room for beside it; undefined where that is hardly larger. */
export function enlarged(
  dots: Dots,
  grid: Grid,
  dot: number,
  wide: number,
  high: number,
): { grid: Grid; dot: number } | undefined {
  const side = Math.min(LOUPE, wide - BESIDE / 2 - grid.width - LOUPE_GAP, high);
  if (side < LEAST_LOUPE) return undefined;
  const longest = Math.max(grid.columns * dots.across, grid.rows * dots.down);
  const size = Math.min(22, side / longest);
  if (size < 1.3 * dot) return undefined;
  return { grid: gridOf(dots, grid.columns, size), dot: size };
}

/** Where each picture of a block stands. */
export function tilesOf({ tiles, across, down }: Dots, { x, y, grid, dot }: Block): readonly Box[] {
  const [width, height] = [across * dot, down * dot];
  return Array.from({ length: tiles }, (_, t) => ({
    x: x + (t % grid.columns) * (width + grid.gap),
    y: y + Math.floor(t / grid.columns) * (height + grid.gap),
    width,
    height,
  }));
}

/** Around a block of the band that joins the blocks. */
const AIR = 5;

/**
 * The band through all blocks: as high as each, so that the funnel is seen. One closed path between each two.
 * @param parted columns that do not follow from the one before
 */
export function bandPath({ columns }: Pick<StoryLayout, 'columns'>, parted: readonly boolean[] = []): string {
  return columns
    .slice(1)
    .map(({ block: to }, i) => {
      if (parted[i + 1]) return '';
      const from = columns[i]!.block;
      const [a, b] = [from.x + from.width + AIR, to.x - AIR].map(round);
      const m = round((a! + b!) / 2);
      const [top, bottom] = [from.y - AIR, from.y + from.height + AIR].map(round);
      const [top2, bottom2] = [to.y - AIR, to.y + to.height + AIR].map(round);
      return `M${a} ${top}C${m} ${top} ${m} ${top2} ${b} ${top2}V${bottom2}C${m} ${bottom2} ${m} ${bottom} ${a} ${bottom}Z`;
    })
    .join('');
}

/** Two lines from a mark to its enlargement. */
export const loupePath = (from: Box, to: Box): string =>
  `M${round(from.x + from.width)} ${round(from.y)}L${round(to.x)} ${round(to.y)}M${round(from.x + from.width)} ${round(from.y + from.height)}L${round(to.x)} ${round(to.y + to.height)}`;

export const round = (x: number): number => Math.round(x * 10) / 10;
