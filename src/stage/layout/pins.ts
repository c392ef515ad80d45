/**
 * @file A row that is wider than its room: input and answer stay in sight at its ends, and between them stand whole blocks. Pure geometry in CSS pixels, from the
 * left edge of the row; `scroll` is how far the row is moved to the left.
 */
import type { PlacedColumn, StackLayout } from './stackLayout.ts';

/** What stays at the ends, and the room that it takes there. */
export interface Pins {
  readonly input: PlacedColumn;
  /** The last column, which of a container is what comes out of it; absent where there is only the input. */
  readonly answer: PlacedColumn | undefined;
  readonly left: number;
  readonly right: number;
  /** Where blocks begin between them: as far as the row can be moved for each to stand right beside the input. */
  readonly starts: readonly number[];
}

/** Beside what is pinned there is room for this much at least. */
export const LEAST_BETWEEN = 24;

/** What is pinned of a row in a room; undefined where all of it is in sight, or the room is too narrow for that and a block between. */
export function pinsOf({ vertical, columns, width }: StackLayout, room: number): Pins | undefined {
  const [input] = columns;
  if (vertical || !input || width <= room + 1) return undefined;
  const last = columns.at(-1)!;
  const answer = last === input ? undefined : last;
  const left = input.x + input.width;
  const right = answer ? width - answer.x : 0;
  const between = columns.filter((c) => c !== input && c !== answer);
  const widest = between.reduce((most, c) => Math.max(most, c.width), 0);
  if (room - left - right < widest + LEAST_BETWEEN) return undefined;
  const most = width - room;
  const starts = [0, ...between.map((c) => c.x - left), most].filter((x) => x >= 0 && x <= most).sort((a, b) => a - b);
  return { input, answer, left, right, starts: [...new Set(starts)] };
}

/**
 * How far the row is covered at both ends, so that no block is cut in half: as far as what is pinned there, and over the block that would be seen in part, with
 * what a container has of panel before or behind it while none of its blocks is seen. 0 at an end where the row is not moved: there everything stands in its own place.
 */
export function coversOf(
  { columns, containers, width }: StackLayout,
  pins: Pins,
  scroll: number,
  room: number,
): { readonly left: number; readonly right: number } {
  const [from, to] = [scroll + pins.left, scroll + room - pins.right];
  let [left, right] = [from, to];
  for (const column of columns) {
    if (column === pins.input || column === pins.answer) continue;
    const [start, end] = [column.x, column.x + column.width];
    if (start < from - 1 && end > from + 1) left = Math.max(left, end);
    if (start < to - 1 && end > to + 1) right = Math.min(right, start);
  }
  for (const { x, width: wide } of containers) {
    const within = columns.filter((c) => c.x > x - 1 && c.x + c.width < x + wide + 1);
    const seen = within.some((c) => c.x > left - 1 && c.x + c.width < right + 1);
    if (seen) continue;
    if (x < right && x + wide > right) right = Math.max(left, x);
    else if (x < left && x + wide > left) left = Math.min(right, x + wide);
  }
  const moved = scroll > 1;
  const more = scroll < width - room - 1;
  return { left: moved ? left - scroll : 0, right: more ? scroll + room - right : 0 };
}

/** The place at which a block begins that is nearest to where the row is. */
export function nearestStart({ starts }: Pins, scroll: number): number {
  return starts.reduce((best, at) => (Math.abs(at - scroll) < Math.abs(best - scroll) ? at : best), starts[0] ?? 0);
}

/** The next place at which a block begins, forth or back. */
export function nextStart({ starts }: Pins, scroll: number, by: 1 | -1): number {
  const found = by > 0 ? starts.find((at) => at > scroll + 1) : starts.findLast((at) => at < scroll - 1);
  return found ?? (by > 0 ? (starts.at(-1) ?? 0) : 0);
}
