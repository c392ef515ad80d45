/** @file What a person brought as a document's data. */
import type { ImageSet } from '#data/images/imageSet.ts';
import type { TableSet } from '#data/import/readTable.ts';
import type { OwnPoints } from '#data/points/ownPoints.ts';
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

/** The recipe that holds a table, its rows as the file has them. */
export function tableRecipe({ title, columns, values, count }: TableSet, before: DataValues): DataValues {
  const width = columns.length;
  return {
    type: 'table',
    title: title.slice(0, 200),
    columns: columns.map(({ name, kind, role, categories }) => ({
      name,
      role,
      kind,
      ...(kind === 'category' ? { categories } : {}),
    })),
    rows: Array.from({ length: count }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]),
    testShare: shareOf(before),
  };
}

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
