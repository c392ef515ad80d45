/** @file Long rows of tables, held in memory under a hash of what they are: a document carries the hash, not the rows. */

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
