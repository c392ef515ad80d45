/** @file Rows that are too many for a document, and the file that carries them all the same. */

import { inTasks } from '#base/tasks.ts';
import { hashRows, liesInline, listFromRows } from '#data/table/bringRows.ts';
import { holdRows, rowsOf } from '#data/table/heldRows.ts';
import { rowsFromList, tableOf } from '#data/table/tableRows.ts';
import type { StrataDocument } from '#nn/document.ts';
import { keepRows } from '#state/keepImports.ts';

type TableData = Parameters<typeof tableOf>[0] & {
  readonly type: string;
  readonly title: string;
  readonly kept: string;
};

/** A document with all its rows in it, where they are at hand; as it is otherwise. */
export function withRows(document: StrataDocument): StrataDocument {
  const data = document.data as unknown as TableData;
  if (data.type !== 'table' || data.kept === '' || !rowsOf(data.kept)) return document;
  return { ...document, data: { ...document.data, rows: listFromRows(tableOf(data)), kept: '', count: 0 } };
}

/** A document with a hash in place of rows that are too many for it; the rows are kept in this browser. */
export async function withoutRows(document: StrataDocument): Promise<StrataDocument> {
  const data = document.data as unknown as TableData;
  if (data.type !== 'table' || data.kept !== '') return document;
  const rows = rowsFromList(data.rows, data.columns.length);
  if (liesInline(rows)) return document;
  const hash = await inTasks(hashRows(rows));
  holdRows(hash, rows);
  // Where the browser keeps nothing they last as long as the page: the file is there.
  await keepRows(hash, { title: data.title, ...rows });
  return { ...document, data: { ...document.data, rows: [], kept: hash, count: rows.count } };
}
