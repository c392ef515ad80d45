/** @file Kept runs in this browser's library. Those that the page keeps by itself are bounded, the oldest let go of first; what a person kept or named stays. */
import { type Entry, newKey } from '#library/entry.ts';
import type { Library } from '#library/library.ts';
import { readDocument } from '#nn/document.ts';
import { type KeptRun, type RunShelf, readKeptRun } from './keptRun.ts';
import { registries } from './registries.ts';

/** Runs that are kept without being asked for, and the bytes that they may take. */
export const MOST_RUNS = 30;
export const MOST_RUN_BYTES = 100e6;

/** Bytes of a value, about. */
const sizeOf = (run: KeptRun): number => JSON.stringify(run).length;

/** Writes a kept run under a new key. @returns the key, or undefined where there is no room, or no library */
export async function writeRun(library: Library, run: KeptRun, now: number): Promise<string | undefined> {
  const key = newKey();
  const draft = { key, kind: 'run' as const, value: run, picture: '', date: now, bytes: sizeOf(run) };
  const outcome = await library.write(draft, 0);
  if ('refused' in outcome) return undefined;
  if (!run.byHand) await letGo(library);
  return key;
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

export const runShelf = (library: Library, now: () => number): RunShelf => ({
  keep: (run) => writeRun(library, run, now()),
  async documentOf(key) {
    const run = readKeptRun((await library.get(key))?.value);
    return run && readDocument(run.document, registries).document;
  },
});
