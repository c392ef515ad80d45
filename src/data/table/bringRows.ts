/** @file Rows that are brought in or carried out: what is not needed before somebody does. */
import { hashParts } from '#data/images/hashParts.ts';
import type { TableRows } from './heldRows.ts';

/** Rows that a file was read from, as the library keeps them. */
export interface NamedRows extends TableRows {
  readonly title: string;
}

/** Characters that rows may take of a document: as many as a link can still carry. */
export const MOST_INLINE = 100_000;

/** Sixteen hexadecimal digits over size and numbers: equal hashes, equal rows. */
export function* hashRows({ width, count, values }: TableRows): Generator<void, string> {
  return yield* hashParts(
    [0x7461_626c, width, count],
    [new Uint8Array(values.buffer, values.byteOffset, values.byteLength)],
  );
}

export const listFromRows = ({ width, count, values }: TableRows): number[][] =>
  Array.from({ length: count }, (_, row) => [...values.subarray(row * width, (row + 1) * width)]);

/** Whether rows are short enough to lie in the document itself. Looks no further than it must. */
export function liesInline({ values }: TableRows): boolean {
  if (2 * values.length > MOST_INLINE) return false;
  let letters = 0;
  for (const value of values) {
    letters += String(value).length + 1;
    if (letters > MOST_INLINE) return false;
  }
  return true;
}
