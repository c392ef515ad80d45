/** @file Ribbons along the network: as thick at each column as what is read there. Pure geometry; along x, or turned, along y. */
import { round } from './storyLayout.ts';

/** What is read is never drawn thinner: that it was read is seen. */
const THINNEST = 1.2;

export interface RibbonLine {
  /** Where it is measured, along its way. */
  readonly along: readonly number[];
  /** Shares of 1; below 0 is nothing; null where nothing was read. */
  readonly values: readonly (number | null)[];
  /** Its middle, and how thick all of it is. */
  readonly middle: number;
  readonly full: number;
  /** It runs downwards. */
  readonly down?: boolean;
}

type Point = readonly [along: number, across: number];

const write = ([a, b]: Point, down: boolean): string => (down ? `${round(b)} ${round(a)}` : `${round(a)} ${round(b)}`);

/** A curve through points that is level at each. */
function curve(points: readonly Point[], down: boolean): string {
  return points
    .map((point, i) => {
      const before = points[i - 1];
      if (!before) return write(point, down);
      const m = (before[0] + point[0]) / 2;
      return `C${write([m, before[1]], down)} ${write([m, point[1]], down)} ${write(point, down)}`;
    })
    .join('');
}

/** Half as thick as a share. */
const halfOf = (value: number, full: number): number => Math.max(THINNEST, full * Math.min(1, Math.max(0, value))) / 2;

/** Stretches between which nothing was read. */
function stretches({ along, values }: RibbonLine): readonly (readonly (readonly [at: number, value: number])[])[] {
  const found: [number, number][][] = [[]];
  for (const [i, value] of values.entries())
    if (value === null || Number.isNaN(value)) found.push([]);
    else found.at(-1)!.push([along[i]!, value]);
  return found.filter((stretch) => stretch.length > 0);
}

/** The ribbon as a closed path for each stretch; of a single column a mark as long as it is. */
export function ribbonPath(line: RibbonLine): string {
  const { middle, full, down = false } = line;
  return stretches(line)
    .map((stretch) => {
      const all =
        stretch.length === 1
          ? [[stretch[0]![0] - 3, stretch[0]![1]] as const, [stretch[0]![0] + 3, stretch[0]![1]] as const]
          : stretch;
      const edge = (sign: 1 | -1) => all.map(([at, value]): Point => [at, middle + sign * halfOf(value, full)]);
      return `M${curve(edge(-1), down)}L${curve(edge(1).toReversed(), down)}Z`;
    })
    .join('');
}

/** The edges of a ribbon alone. */
export function edgesPath(line: RibbonLine): string {
  const { middle, full, down = false } = line;
  return stretches(line)
    .flatMap((stretch) =>
      ([-1, 1] as const).map(
        (sign) =>
          `M${curve(
            stretch.map(([at, value]): Point => [at, middle + sign * halfOf(value, full)]),
            down,
          )}`,
      ),
    )
    .join('');
}

export interface RibbonRow {
  readonly top: number;
  readonly height: number;
  readonly middle: number;
  readonly full: number;
}

/** Rows below one another: the first, what is asked, is the highest. `scale` makes them fit a height. */
export function ribbonRows(count: number, room: number): readonly RibbonRow[] {
  const usual = Array.from({ length: count }, (_, i) => (i === 0 ? 58 : 42));
  const all = usual.reduce((sum, height) => sum + height, 0);
  const scale = Math.min(count === 1 ? 2.4 : 1.6, Math.max(0.7, room / Math.max(1, all)));
  let top = 0;
  return usual.map((height) => {
    const own = Math.round(height * scale);
    const row = { top, height: own, middle: top + own / 2, full: own - 8 };
    top += own;
    return row;
  });
}

/** The same, in pieces: it does not run from a column to one that begins another branch. */
export const inPieces = (line: RibbonLine, parted: readonly boolean[]): RibbonLine => ({
  ...line,
  along: line.along.flatMap((at, i) => (parted[i] ? [at, at] : [at])),
  values: line.values.flatMap((value, i) => (parted[i] ? [null, value] : [value])),
});

/** Where a remark points, between two columns, and where its words begin: to the right of it, as far as there is room before `right`. */
export function remarkAt(
  { along }: Pick<RibbonLine, 'along'>,
  [from, to]: readonly [from: number, to: number],
  width: number,
  right: number,
): { readonly x: number; readonly words: number } {
  const x = (along[from]! + along[to]!) / 2;
  return { x, words: Math.min(x + 34, right - width) };
}
