/** @file Kept runs in this browser's library. Those that the page keeps by itself are bounded, the oldest let go of first; what a person kept or named stays. */
import type { Draft, Entry } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { type KeptRun, readKeptRun } from './keptRun.ts';
import { registries } from './registries.ts';

/** Runs that are kept without being asked for, and the bytes that they may take. */
export const MOST_RUNS = 30;
export const MOST_RUN_BYTES = 100e6;

/** Writes a kept run. @returns its key, or undefined where there is no room, or no library */
export async function writeRun(
  library: Library,
  draft: Draft & { readonly value: KeptRun },
): Promise<string | undefined> {
  const outcome = await library.write(draft, 0);
  if ('refused' in outcome) return undefined;
  if (!draft.value.byHand) await letGo(library);
  return draft.key;
}

/** Another title; from then on it stays. @returns whether it is written */
export async function renameRun(library: Library, entry: Entry, title: string): Promise<boolean> {
  const run = readKeptRun(entry.value);
  if (!run) return false;
  const { revision, ...draft } = entry;
  return 'kept' in (await library.write({ ...draft, value: { ...run, title, byHand: true } }, revision));
}

/** The runs that are over the bounds, of entries newest first. */
export function overBounds(entries: readonly Entry[]): readonly Entry[] {
  let bytes = 0;
  return entries
    .filter((entry) => entry.kind === 'run' && readKeptRun(entry.value)?.byHand !== true)
    .filter((entry, i) => {
      bytes += entry.bytes;
      return i > 0 && (i >= MOST_RUNS || bytes > MOST_RUN_BYTES);
    });
}

async function letGo(library: Library): Promise<void> {
  for (const { key } of overBounds((await library.list()) ?? [])) await library.remove(key);
}

/** The document of a kept run, with its run; undefined where it is gone. */
export async function documentOfRun(library: Library, key: string): Promise<StrataDocument | undefined> {
  const run = readKeptRun((await library.get(key))?.value);
  return run && readDocument(run.document, registries).document;
}
