/** @file What a person brought as a document's data. */
import type { ImageSet } from '#data/images/imageSet.ts';
import type { TableSet } from '#data/import/readTable.ts';
import type { OwnPoints } from '#data/points/ownPoints.ts';
import { liesInline, listFromRows } from '#data/table/bringRows.ts';
import type { TableRows } from '#data/table/heldRows.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import { admit } from '#state/admit.ts';

const shareOf = (before: DataValues): number => (before as { testShare?: number }).testShare ?? 0.2;

/** The recipe that names images under a hash, with the share and the task of the data before. */
export function imagesRecipe(
  { title, classNames, labels, channels, height, width }: ImageSet,
  hash: string,
  before: DataValues,
): DataValues {
  return {
    type: 'pictures',
    task: before['task'] === 'picture' ? 'picture' : 'class',
    images: hash,
    title: title.slice(0, 200),
    classes: classNames.join('\n'),
    count: labels.length,
    channels,
    height,
    width,
    testShare: shareOf(before),
  };
}

/** A table's rows as they are held and kept. */
export const rowsIn = ({ columns, values, count }: TableSet): TableRows => ({ width: columns.length, values, count });

/** The recipe that holds a table, its rows as the file has them; under a hash it names them instead. */
export function tableRecipe(table: TableSet, before: DataValues, hash = ''): DataValues {
  const { title, columns, count } = table;
  return {
    type: 'table',
    title: title.slice(0, 200),
    columns: columns.map(({ name, kind, role, categories }) => ({
      name,
      role,
      kind,
      ...(kind === 'category' ? { categories } : {}),
    })),
    ...(hash === '' ? { rows: listFromRows(rowsIn(table)) } : { rows: [], kept: hash, count }),
    testShare: shareOf(before),
  };
}

/** The recipe that a table will have, but for the hash of its rows: what is to be refused can be told from it. */
export const recipeOf = (table: TableSet, before: DataValues): DataValues =>
  tableRecipe(table, before, liesInline(rowsIn(table)) ? '' : 'rows');

/** The recipe of points that come back as they were. */
export const pointsRecipe = (points: OwnPoints, before: DataValues): DataValues => ({
  type: 'points',
  ...points,
  testShare: shareOf(before),
});

/** Why a recipe cannot be the document's data, as the notice that follows puts it; undefined where it can. */
export function refusal(document: StrataDocument, data: DataValues): string | undefined {
  const admission = admit({ ...document, data });
  return 'why' in admission ? admission.why : undefined;
}
