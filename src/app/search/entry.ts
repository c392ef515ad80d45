/** @file What can be searched for: the one interface to everything that the page has by name. */
import type { Outline } from '#lesson/index.ts';
import type { Desk } from '#state/desk.ts';

/** In the order in which they stand where they answer equally well. */
export const kinds = ['action', 'block', 'layer', 'lens', 'setting', 'example', 'lesson', 'data', 'term'] as const;
export type Kind = (typeof kinds)[number];

export interface SearchEntry {
  readonly kind: Kind;
  /** Unique within its kind. */
  readonly id: string;
  /** As the page calls it. */
  readonly name: string;
  /** Other names under which it is looked for. */
  readonly also: readonly string[];
  /** One line: what it is. */
  readonly says?: string;
  /** A key that does the same, as `pressName` calls it. */
  readonly press?: string;
  /** Goes there, or does it; the search is closed by then. */
  readonly run: (desk: Desk) => void;
}

/** All entries of a kind, as things are now. @param lessons what they are called, once that is here */
export type Source = (desk: Desk, lessons: readonly Outline[]) => readonly SearchEntry[];
