/** @file Rows of a table as numbers: those that a document lists, or the long ones that it names by a hash. */
import type { ColumnValue } from '#nn/field.ts';
import { rowsOf, type TableRows } from './heldRows.ts';

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
