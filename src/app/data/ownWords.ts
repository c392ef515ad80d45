/** @file What is said of data of one's own: what they are called, and where they are. */

import type { DataValues } from '#nn/document.ts';
import { hashIn } from '#state/keptImports.ts';
import { formatCount } from '#ui/format.ts';

/**
 * A sentence or two beside the data; undefined where they are nobody's own.
 * @param missing whether the document names images or rows that this device does not have
 */
export function ownWords(data: DataValues, missing: boolean): string | undefined {
  const { type, title, count, height, width, columns } = data;
  const kept = hashIn(data) !== '';
  if (missing && type === 'pictures')
    return `The images of this network are not on this device: “${title}”, ${formatCount(count as number)} of ${height} × ${width} pixels. Choose the files again. Nothing else is lost.`;
  if (missing && type === 'table' && kept)
    return `The rows of this network are not on this device: “${title}”, ${formatCount(count as number)} rows of ${(columns as unknown[]).length} columns. Choose the file again. Nothing else is lost.`;
  if (type === 'pictures') return `${title}. The images stay on this device; a link carries only their name and size.`;
  if (type === 'table' && kept)
    return `${title}. The rows stay on this device; a link carries only what the columns are. A saved file carries the rows.`;
  if (type === 'table') return `${title}. Nothing is uploaded; only a link that you share carries the rows.`;
  if (type === 'points') return 'Nothing is uploaded; only a link you share carries your points.';
  return undefined;
}

/** What a link to a document leaves out, in a sentence; empty where it leaves out nothing. */
export function linkLacks(data: DataValues): string {
  if (hashIn(data) === '') return '';
  return data.type === 'pictures'
    ? ' It does not carry the images: whoever opens it on another device is asked for the same files.'
    : ' It does not carry the rows: whoever opens it on another device is asked for the same file. A saved file carries them.';
}
