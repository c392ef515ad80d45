/** @file Deleting an entry of the list, and bringing it back: what the list is told on the way. */
import type { Entry } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { NOT_BROUGHT_BACK, NOT_DELETED } from '#library/libraryWords.ts';

/** What the list shows of it. */
export interface Shown {
  /** Entries that are deleted and still to be had back. */
  gone(change: (before: readonly Entry[]) => readonly Entry[]): void;
  /** What the browser refused of what was asked last, in words. */
  failed(words: string | undefined): void;
}

const without = (entry: Entry) => (all: readonly Entry[]) => all.filter((other) => other !== entry);

/** Its row says at once that it is deleted; where it is not, it is as before, with a sentence. */
export async function remove(library: Library, entry: Entry, shown: Shown): Promise<void> {
  shown.gone((before) => [...before, entry]);
  const removed = await library.remove(entry.key);
  if (!removed) shown.gone(without(entry));
  shown.failed(removed ? undefined : NOT_DELETED);
}

/** Its row offers to bring it back until it is back. */
export async function bringBack(library: Library, entry: Entry, shown: Shown): Promise<void> {
  const back = await library.restore(entry);
  if (back) shown.gone(without(entry));
  shown.failed(back ? undefined : NOT_BROUGHT_BACK);
}
