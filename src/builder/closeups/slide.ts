/** @file How a close-up's window slides over a layer's output: from number to number of one map, of one feature's steps, of the units. Pure. */
import { placeOf } from '#nn/receptive.ts';
import type { Shape } from '#nn/shape.ts';

/** The sides over which the window slides: rows and columns of a map, steps of a sequence, units of a vector. */
export const sidesOf = (shape: Shape): readonly [rows: number, columns: number] =>
  shape.length === 3 ? [shape[1]!, shape[2]!] : [1, shape[0]!];

/** The number of the same map (feature) at a row and a column. */
export function numberAt(shape: Shape, index: number, row: number, column: number): number {
  const [a = 0, b = 0] = placeOf(index, shape);
  if (shape.length === 3) return (a * shape[1]! + row) * shape[2]! + column;
  return shape.length === 2 ? column * shape[1]! + b : column;
}

/** Where a number stands within its map: row and column; of a sequence row 0 and its step, of a vector row 0 and its unit. */
export function within(shape: Shape, index: number): readonly [row: number, column: number] {
  const [a = 0, b = 0, c = 0] = placeOf(index, shape);
  return shape.length === 3 ? [b, c] : [0, a];
}

/** The number an arrow key leads to; the same at the edge, undefined for other keys. */
export function numberForKey(shape: Shape, index: number, key: string): number | undefined {
  const [rows, columns] = sidesOf(shape);
  const [row, column] = within(shape, index);
  const by = { ArrowLeft: [0, -1], ArrowRight: [0, 1], ArrowUp: [-1, 0], ArrowDown: [1, 0] }[key];
  if (!by) return undefined;
  // What lies in one line is walked up and down as well.
  const [down, across] = rows === 1 ? [0, by[0]! + by[1]!] : (by as [number, number]);
  const clamp = (at: number, count: number) => Math.max(0, Math.min(count - 1, at));
  return numberAt(shape, index, clamp(row + down, rows), clamp(column + across, columns));
}

/** The next number in the order of reading, from the last back to the first. */
export function nextNumber(shape: Shape, index: number): number {
  const [rows, columns] = sidesOf(shape);
  const [row, column] = within(shape, index);
  const next = (row * columns + column + 1) % (rows * columns);
  return numberAt(shape, index, Math.floor(next / columns), next % columns);
}

/** Of so many numbers the window asks at once, and of so many more that it need not wait where the next ones begin. */
const [RUN, MORE] = [32, 8];
/** What is asked for at once holds no more numbers than this: a cell of a wide layer is made from thousands. */
const MOST_NUMBERS = 20_000;

/**
 * The places (of `count` in a ring) that a window at place `at` is about to come to: the same for a run of places, so that they are asked for once.
 * @param cost how many numbers one place takes
 */
export function runOf(at: number, count: number, cost: number): number[] {
  const share = Math.min(1, MOST_NUMBERS / Math.max(1, cost) / (RUN + MORE));
  const run = Math.max(1, Math.floor(RUN * share));
  const first = at - (at % run);
  const length = Math.min(count, run + Math.ceil(MORE * share));
  return Array.from({ length }, (_, i) => (first + i) % count);
}

/** How many numbers a close-up is made from, whatever its kind. */
export function numbersIn(shown: unknown): number {
  if (typeof shown === 'number') return 1;
  if (typeof shown !== 'object' || shown === null) return 0;
  return Object.values(shown).reduce((sum: number, part) => sum + numbersIn(part), 0);
}
