/** @file The story where there is little room: a row for each layer, ribbons running down beside them. Pure geometry in CSS pixels. */
import type { Place } from '#probes/bottleneck/bottleneck.probe.ts';
import { arranged, dotSize, dotsOf, gridOf, mostOf } from './dots.ts';
import { type Block, enlarged, isSmall, type StoryColumn } from './storyLayout.ts';

/** Words of a row above its pictures, and air below them. */
export const WORDS = 38;
const AIR = 10;
/** The tallest block, and the least height of the pictures of a row. */
const TALLEST = 136;
const LEAST = 58;
/** The redrawn sample. */
export const REDRAWN_WIDE = 64;
/** A ribbon's lane: no narrower than two digits, no wider than needed. */
const LANE = { least: 24, most: 64 } as const;
/** Where the shares at both ends stand. */
export const ENDS = 16;

export interface DownRow {
  /** In the coordinates of its own row. */
  readonly column: StoryColumn;
  readonly top: number;
  readonly height: number;
  /** The middle of its pictures, from the top of all. */
  readonly along: number;
}

export interface Lane {
  readonly middle: number;
  readonly full: number;
  readonly width: number;
}

export interface DownLayout {
  readonly dot: number;
  /** The width of the blocks of dots. */
  readonly wide: number;
  readonly rows: readonly DownRow[];
  readonly height: number;
  /** Where the ribbons begin, and one lane for each that has room. */
  readonly left: number;
  readonly lanes: readonly Lane[];
}

/** @param ribbons how many there are; @param answers as of `layoutStory` */
export function layoutDown(
  places: readonly Pick<Place, 'id' | 'shape' | 'tokens'>[],
  width: number,
  { ribbons, answers, pad }: { ribbons: number; answers: number; pad: boolean },
): DownLayout {
  const wide = Math.floor(Math.min(260, width * 0.42));
  const left = wide + REDRAWN_WIDE + 8;
  const room = width - left;
  const shown = Math.max(1, Math.min(ribbons, Math.floor(room / LANE.least)));
  const lane = Math.min(LANE.most, room / shown);
  const most = mostOf(places);
  const n = places.length;
  const all = places.map((place, i) => dotsOf(place, most >= 6 || (i === n - 1 && n > 1)));
  const free = { width: wide - 12, height: TALLEST };
  const dot = dotSize(all, most, free);
  let top = 0;
  const rows = all.map((dots, i): DownRow => {
    const grid = arranged(dots, dot, free) ?? gridOf(dots, 1, dot);
    const told = i === n - 1 && n > 1 ? answers : 0;
    const large =
      told === 0 && !(i === 0 && pad) && isSmall(grid, dot) ? enlarged(dots, grid, dot, wide, 72) : undefined;
    const pictures = Math.max(LEAST, grid.height, large?.grid.height ?? 0, 15 * told);
    const middle = WORDS + pictures / 2;
    const block: Block = {
      ...{ grid, dot, x: 2, y: middle - grid.height / 2 },
      ...{ width: grid.width, height: grid.height },
    };
    const loupe: Block | undefined = large && {
      ...large,
      ...{ x: grid.width + 26, y: middle - large.grid.height / 2 },
      ...{ width: large.grid.width, height: large.grid.height },
    };
    const column: StoryColumn = {
      ...{ id: places[i]!.id, dots, x: wide / 2, block, foot: WORDS + pictures },
      ...(loupe ? { loupe } : {}),
      ...(told > 0
        ? { answer: { x: grid.width + 12, y: middle - 7.5 * told, width: wide - grid.width - 16, height: 15 * told } }
        : {}),
    };
    const height = WORDS + pictures + AIR;
    const row = { column, top, height, along: top + middle };
    top += height;
    return row;
  });
  return {
    ...{ dot, wide, rows, left, height: top },
    lanes: Array.from({ length: shown }, (_, l) => ({ middle: (l + 0.5) * lane, full: lane - 5, width: lane })),
  };
}
