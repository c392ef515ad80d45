/**
 * @file The last change before the page was left. The library writes in its own time, which a page that is left does not have: such a change is put down at once
 * in `localStorage`, and the next page puts it into the library.
 */
import { type Draft, newKey } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { forget, keysOf, recall, remember } from '#state/storage.ts';

const PREFIX = 'leaving:';

export interface Left {
  readonly draft: Draft;
  /** The revision that it follows. */
  readonly revision: number;
  /** The date of a write that was under way: if that came to its end, it is this one that the change follows. */
  readonly pending?: number;
  /** Of a way through a lesson: what it began with. */
  readonly base?: unknown;
}

/** @param page tells pages apart that go on with one entry */
export const leave = (page: string, left: Left): void => void remember(`${PREFIX}${left.draft.key}.${page}`, left);

/** The change is in the library. */
export const forgetLeft = (page: string, key: string): void => forget(`${PREFIX}${key}.${page}`);

/** Its entry was deleted: nothing of it may come back, whichever page left it. Without a key: all entries. */
export function dropLeft(key?: string): void {
  for (const name of keysOf(key === undefined ? PREFIX : `${PREFIX}${key}.`)) forget(name);
}

/**
 * Puts changes that were left into the library: into their entry, or into a copy where another page wrote it since.
 * @returns the keys of copies by the keys of their entries
 */
export async function takeUpLeft(library: Library): Promise<ReadonlyMap<string, string>> {
  const copies = new Map<string, string>();
  for (const name of keysOf(PREFIX)) {
    const left = recall(name) as Partial<Left> | undefined;
    if (!left?.draft || typeof left.revision !== 'number') {
      forget(name);
      continue;
    }
    // Its lesson takes it up when it is opened.
    if (left.draft.kind === 'lesson') continue;
    const outcome = await takeUp(library, left as Left);
    if (outcome.copy !== undefined) copies.set(left.draft.key, outcome.copy);
    // What could not be written stays for the next page.
    if (outcome.kept) forget(name);
  }
  return copies;
}

/** What pages left of an entry, with their names. */
export const leftOf = (key: string): readonly { readonly name: string; readonly left: Left }[] =>
  keysOf(`${PREFIX}${key}.`).flatMap((name) => {
    const left = recall(name) as Partial<Left> | undefined;
    return left?.draft ? [{ name: name.slice(`${PREFIX}${key}.`.length), left: left as Left }] : [];
  });

async function takeUp(library: Library, { draft, revision, pending }: Left): Promise<{ kept: boolean; copy?: string }> {
  const present = await library.get(draft.key);
  // The page came to the end of its writing after all.
  if (present?.date === draft.date) return { kept: true };
  const own = present !== undefined && present.date === pending;
  const outcome = await library.write(draft, own ? present.revision : revision);
  if ('kept' in outcome) return { kept: true };
  if (outcome.refused !== 'stale' && outcome.refused !== 'gone') return { kept: false };
  const key = newKey();
  const copy = await library.write({ ...draft, key, from: draft.from ?? `#w=${draft.key}` }, 0);
  return { kept: 'kept' in copy, copy: key };
}
