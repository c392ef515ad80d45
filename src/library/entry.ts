/** @file What this browser keeps: one kind of record for everything, so that one list shows it and one press deletes it. */

/** More kinds come with what makes them. */
export type Kind = 'document' | 'run' | 'images' | 'rows' | 'odds' | 'lesson' | 'draft';

export interface Entry {
  readonly key: string;
  /** Counts the writes: a write must name the one it follows. */
  readonly revision: number;
  readonly kind: Kind;
  /** The address it began at: a link's `#s=…`, or `#w=KEY` of the entry it is a copy of. */
  readonly from?: string;
  /** As its kind writes it. It comes from a disk: whoever reads it checks it. */
  readonly value: unknown;
  /** A small picture as a data URL; empty where the list draws it from the value. */
  readonly picture: string;
  /** Of the last write, in milliseconds since 1970. */
  readonly date: number;
  /** What it takes of the disk, about. */
  readonly bytes: number;
}

/** An entry as it is to be written. */
export type Draft = Omit<Entry, 'revision'>;

const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';

/** A key that no other entry has: ten of 32 letters, drawn by chance. */
export const newKey = (): string =>
  [...crypto.getRandomValues(new Uint8Array(10))].map((byte) => LETTERS[byte % 32]).join('');

/** The title that a value carries; empty where it has none. */
export function titleOf({ value }: Pick<Entry, 'value'>): string {
  const title = typeof value === 'object' && value !== null && 'title' in value ? value.title : undefined;
  return typeof title === 'string' ? title : '';
}
