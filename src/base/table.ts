/** @file Numbers in rows and columns, as text for a spreadsheet and for programs. */
import { csvOf } from './csv.ts';

/** What is not known is null. */
export type Cell = string | number | boolean | null;

export interface Table {
  /** Distinct names. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
}

/** Numbers that are none are not known. */
const known = (cell: Cell | undefined): Cell =>
  typeof cell === 'number' && !Number.isFinite(cell) ? null : (cell ?? null);

/** A head line, then a line for each row; with all digits. What is not known is empty. */
export const tableCsv = ({ columns, rows }: Table): string =>
  csvOf([columns, ...rows.map((row) => columns.map((_, i) => String(known(row[i]) ?? '')))]);

/** A list of objects, one for each row, on lines of their own. */
export const tableJson = ({ columns, rows }: Table): string =>
  `[\n${rows
    .map((row) => `  ${JSON.stringify(Object.fromEntries(columns.map((column, i) => [column, known(row[i])])))}`)
    .join(',\n')}\n]\n`;
