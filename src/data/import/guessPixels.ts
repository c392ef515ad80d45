/** @file Whether the rows of a table are pictures: many columns of numbers of one range, as many as a square has pixels, or so called. */
import { numberIn } from './cells.ts';
import type { Column, Role, RoleGuess } from './columns.ts';
import type { Dialect } from './delimited.ts';

/** What the numbers of pixels run from and to. */
export type Range = readonly [low: number, high: number];

export const colourOrders = ['planes', 'pixels'] as const;
export type ColourOrder = (typeof colourOrders)[number];

export interface PixelGuess {
  readonly channels: number;
  readonly height: number;
  readonly width: number;
  readonly range: Range;
  /** Of three colours: all of one, then all of the next; or the three of each pixel together. */
  readonly order: ColourOrder;
  readonly roles: readonly Role[];
  /** Whether the table says where the class stands. */
  readonly sure: boolean;
}

/** What columns are called that are counted, not named. */
const NUMBERED = /^(column|feature|attr|x|v|f|c)?[ _.-]?\d+([ _x.-]\d+)*$/i;
const NAMED_PIXEL = /^(p|px|pix|pixel|pixels)[ _.-]?\d+/i;

/** Fewest pixels of a picture whose columns are not called pixels, and the least side of one in colour. */
const LEAST = 49;
const LEAST_IN_COLOUR = 8;
/** Most inputs of a table of measurements. */
export const MOST_MEASURED = 64;

/** What grey runs up to, in files of one kind or another. */
const TOPS = [1, 16, 31, 64, 100, 127, 255, 1023, 4095, 65_535] as const;

/** The smallest range that holds all numbers: 0 to 1, 0 to 16, 0 to 255, −1 to 1 … */
export function rangeOf(low: number, high: number): Range | undefined {
  if (low < 0) return low >= -1 && high <= 1 ? [-1, 1] : undefined;
  const top = TOPS.find((most) => most >= high);
  return top === undefined ? undefined : [0, top];
}

/** Height, width and channels of pictures of so many numbers: a square of grey, or of three colours. */
export function squareOf(count: number): { channels: number; height: number; width: number } | undefined {
  for (const channels of [1, 3]) {
    const side = Math.sqrt(count / channels);
    if (Number.isInteger(side) && side >= 1) return { channels, height: side, width: side };
  }
  return undefined;
}

/**
 * The rows as pictures, where they are likely to be; undefined where they are rather a table of measurements.
 * @param wanted a person says that they are pictures: then they are, if they hold numbers
 */
export function guessPixels(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  guess: RoleGuess,
  dialect: Dialect,
  named: boolean,
  wanted: boolean,
): PixelGuess | undefined {
  const called = columns.map(({ name }) => named && NAMED_PIXEL.test(name));
  const byName = called.filter(Boolean).length >= 4;
  const told = byName || wanted;
  if (!told && columns.length - 1 < LEAST) return undefined;
  if (named && !told && columns.filter(({ name }) => NUMBERED.test(name)).length < columns.length - 3) return undefined;
  const open = columns.flatMap((_, c) => (guess.roles[c] === 'ignore' ? [] : [c]));
  const answer = byName
    ? answerBeside(
        open.filter((c) => !called[c]),
        guess,
      )
    : guess.sure
      ? known(guess)
      : answerAtAnEnd(columns, rows, open);
  const roles = columns.map(
    (_, c): Role => (c === answer.at ? 'label' : (byName ? called[c] : open.includes(c)) ? 'input' : 'ignore'),
  );
  const inputs = columns.flatMap((_, c) => (roles[c] === 'input' ? [c] : []));
  const size = squareOf(inputs.length);
  const { low, high, whole } = spanOf(rows, inputs, dialect);
  const range = rangeOf(low, high) ?? (wanted && high > low ? ([low, high] as const) : undefined);
  if (!range || !(low <= high) || !(size || told)) return undefined;
  if (!told && (inputs.length < LEAST || (size!.channels > 1 && size!.height < LEAST_IN_COLOUR))) return undefined;
  // Brightness is counted in whole steps, or is a share; but what has too many columns for a table can only be pictures.
  if (!told && !whole && high > 1 && inputs.length <= MOST_MEASURED) return undefined;
  const side = Math.ceil(Math.sqrt(inputs.length));
  return {
    ...(size ?? { channels: 1, height: side, width: side }),
    range,
    order: 'planes',
    roles,
    sure: size !== undefined && answer.sure,
  };
}

interface Answer {
  readonly at: number;
  readonly sure: boolean;
}

const known = ({ roles }: RoleGuess): Answer => ({ at: roles.indexOf('label'), sure: true });

/** The answer among the columns that are not called pixels. */
function answerBeside(others: readonly number[], guess: RoleGuess): Answer {
  const label = guess.roles.indexOf('label');
  if (others.length === 1) return { at: others[0]!, sure: true };
  return others.includes(label) ? { at: label, sure: guess.sure } : { at: others[0] ?? -1, sure: false };
}

/** The answer of rows without names: the end that reads as classes, where the other does not. */
function answerAtAnEnd(
  columns: readonly Column[],
  rows: readonly (readonly string[])[],
  open: readonly number[],
): Answer {
  const ends = [open[0] ?? -1, open.at(-1) ?? -1];
  const classes = ends.filter(
    (c) =>
      c >= 0 &&
      readsAsClasses(
        columns[c]!,
        rows.map((row) => row[c] ?? ''),
      ),
  );
  return { at: classes[0] ?? ends[0]!, sure: classes.length === 1 };
}

/** From where to where the numbers of some columns reach, and whether all are whole. */
function spanOf(rows: readonly (readonly string[])[], inputs: readonly number[], dialect: Dialect) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  let whole = true;
  for (const row of rows)
    for (const c of inputs) {
      const value = numberIn(row[c] ?? '', dialect);
      if (value === undefined) continue;
      if (value < low) low = value;
      if (value > high) high = value;
      whole &&= Number.isInteger(value);
    }
  return { low, high, whole };
}

/** Whether a column reads as classes: words, or a few whole numbers of which none stands in most rows, as it does in the corner of pictures. */
function readsAsClasses({ kind, distinct }: Column, cells: readonly string[]): boolean {
  if (kind === 'category') return true;
  const counts = new Map<string, number>();
  for (const cell of cells) counts.set(cell, (counts.get(cell) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return (
    distinct >= 2 &&
    distinct <= 62 &&
    distinct * 2 <= cells.length &&
    most < 0.8 * cells.length &&
    cells.every((cell) => /^\d{1,3}$/.test(cell))
  );
}
