/** @file How far data made by hand may lie from the origin, so that features and losses of it stay finite. */
import type { Found } from '#nn/problem.ts';

/** Coordinates and values by hand lie within −100 … 100; pasted tables are scaled to −1 … 1 before they get here. */
export const REACH = 100;

/** A number held within the reach. */
export const withinReach = (value: number): number => Math.max(-REACH, Math.min(REACH, value));

/** The first number of a table that lies beyond the reach, in the form that a data set's `check` returns. */
export function beyondReach<K extends string>(
  field: K,
  columns: readonly string[],
  rows: readonly (readonly number[])[],
): { field: K; found: Found } | undefined {
  for (const [r, row] of rows.entries()) {
    const c = row.findIndex((value) => Math.abs(value) > REACH);
    if (c < 0) continue;
    const found = { code: 'reach', most: REACH, received: row[c] } as const;
    return { field, found: { code: 'row', at: r, column: columns[c]!, found } };
  }
  return undefined;
}
