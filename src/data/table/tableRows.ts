/** @file Rows of a table as numbers, and the long ones held in memory under a hash of what they are: a document carries the hash, not the rows. */
import type { ColumnValue } from '#nn/field.ts';

export interface TableRows {
  readonly width: number;
  readonly count: number;
  /** [count, width]: a number, or the place of a category. */
  readonly values: Float64Array<ArrayBuffer>;
}

const held = new Map<string, TableRows>();

/** The rows of a hash, where they were imported or found since the page was opened. */
export const rowsOf = (hash: string): TableRows | undefined => held.get(hash);

export function holdRows(hash: string, rows: TableRows): void {
  held.set(hash, rows);
}

/** Rows as a document lists them, in one piece of memory. */
export function rowsFromList(list: readonly (readonly number[])[], width: number): TableRows {
  const values = new Float64Array(list.length * width);
  for (const [r, row] of list.entries()) values.set(row, r * width);
  return { width, count: list.length, values };
}

/** Whether rows are what columns say: as many numbers in each, and of names places that there are. */
export function fitsColumns({ width, values }: TableRows, columns: readonly ColumnValue[]): boolean {
  if (width !== columns.length) return false;
  return columns.every(({ kind, categories = [] }, c) => {
    if (kind === 'number') return true;
    for (let i = c; i < values.length; i += width)
      if (!Number.isInteger(values[i]) || values[i]! < 0 || values[i]! >= categories.length) return false;
    return true;
  });
}

/** The rows that a recipe lists or names; none where what it names is not at hand, or is not what it says. */
export function tableOf({
  columns,
  rows,
  kept = '',
}: {
  readonly columns: readonly ColumnValue[];
  readonly rows: readonly (readonly number[])[];
  readonly kept?: string;
}): TableRows {
  const found = kept === '' ? rowsFromList(rows, columns.length) : rowsOf(kept);
  return found && (kept === '' || fitsColumns(found, columns)) ? found : rowsFromList([], columns.length);
}
