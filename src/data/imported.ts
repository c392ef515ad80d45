/** @file What people bring and a document only names: images, and the rows of long tables, held in memory under a hash of what they are. */
import { holdImages, type ImageSet, imagesOf } from './images/imageSet.ts';
import { holdRows, rowsOf, type TableRows } from './table/heldRows.ts';

export type Imported = ImageSet | TableRows;

export const isImages = (set: Imported): set is ImageSet => 'pixels' in set;

export function hold(hash: string, set: Imported): void {
  if (isImages(set)) holdImages(hash, set);
  else holdRows(hash, set);
}

/** What a hash names, where it was imported or found since the page was opened. */
export const importedOf = (hash: string): Imported | undefined => imagesOf(hash) ?? rowsOf(hash);
