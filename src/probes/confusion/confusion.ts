/** @file Counting what was said against what was asked for, and the answers behind each count. */
import type { PreparedData } from '#data/prepare.ts';

/** The rows that count: those held out, or all where none are. */
export const countedRows = (data: { readonly train: Int32Array; readonly test: Int32Array }): Int32Array =>
  data.test.length > 0 ? data.test : data.train;

/** One answer of one sample. */
export interface Answered {
  readonly row: number;
  /** Its place among the answers of the sample: the step of a sequence, else 0. */
  readonly position: number;
  readonly asked: number;
  readonly said: number;
  readonly loss: number;
}

/** Every answer that counts, from what the probe sends; undefined where that is about other data. */
export function answersOf(
  { said, losses }: { readonly said: ArrayLike<number>; readonly losses: ArrayLike<number> },
  data: PreparedData,
): Answered[] | undefined {
  const rows = countedRows(data);
  const { positions, targets, classNames } = data;
  if (classNames.length === 0 || said.length !== rows.length * positions) return undefined;
  return Array.from(
    { length: said.length },
    (_, i): Answered => ({
      row: rows[Math.floor(i / positions)]!,
      position: i % positions,
      asked: targets[rows[Math.floor(i / positions)]! * positions + (i % positions)]!,
      said: said[i]!,
      loss: losses[i]!,
    }),
  );
}

/** counts[asked][said]; a row's sum is how often its class was asked for. */
export function countPairs(answers: readonly Answered[], classes: number): number[][] {
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (const { asked, said } of answers) counts[asked]![said]!++;
  return counts;
}

/** A row's counts as shares of its sum; 0 where the class was never asked for. */
export function sharesOf(row: readonly number[]): number[] {
  const sum = row.reduce((a, b) => a + b, 0);
  return row.map((count) => (sum === 0 ? 0 : count / sum));
}

/** How dark a cell is, 0 … 1: the square root, so that a few errors are seen beside a full diagonal. */
export const strengthOf = (share: number): number => Math.sqrt(share);

/** The answers of a cell, or of all cells off the diagonal, those with the largest loss first. */
export function answersIn(
  answers: readonly Answered[],
  cell: { readonly asked: number; readonly said: number } | undefined,
): Answered[] {
  return answers
    .filter(({ asked, said }) => (cell ? asked === cell.asked && said === cell.said : asked !== said))
    .sort((a, b) => b.loss - a.loss || a.row - b.row || a.position - b.position);
}
