/** @file What the list of this browser's work shows: its rows, and what may be deleted. */
import { readEntry } from '#app/readEntry.ts';
import { type Entry, titleOf } from '#library/entry.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import { hashesIn } from '#state/derive.ts';
import { hashIn } from '#state/keptImports.ts';
import { type KeptOdds, readKeptOdds } from '#state/keptOdds.ts';

export interface DocumentRow {
  readonly entry: Entry;
  readonly title: string;
  /** What it holds, or why it cannot be read. */
  readonly reading: { readonly document: StrataDocument } | { readonly why: string };
}

/** Images or the rows of a table. */
export interface ImportRow {
  readonly entry: Entry;
  readonly title: string;
  /** Titles of the networks that need it: as long as there are any it stays. */
  readonly neededBy: readonly string[];
}

export interface OddsRow {
  readonly entry: Entry;
  readonly kept: KeptOdds;
}

export interface Rows {
  readonly documents: readonly DocumentRow[];
  readonly images: readonly ImportRow[];
  readonly tables: readonly ImportRow[];
  /** Kept runs, which have a list of their own: how many there are. */
  readonly runs: number;
  /** Odds and sweeps. */
  readonly odds: readonly OddsRow[];
  /** Of all entries together. */
  readonly bytes: number;
}

/**
 * @param entries what is kept
 * @param open the document on the page, which may need images or rows without being an entry
 * @param gone entries that were deleted and are still shown in their places; they need nothing
 */
export function rowsOf(entries: readonly Entry[], open: StrataDocument, gone: readonly Entry[] = []): Rows {
  // For a moment what is being deleted is still kept: it is one row all the same.
  const left = entries.filter(({ key }) => !gone.some((other) => other.key === key));
  const shown = [...left, ...gone].sort((a, b) => b.date - a.date);
  const documents = shown
    .filter(({ kind }) => kind === 'document')
    .map((entry) => ({ entry, title: titleOf(entry), reading: readEntry(entry) }));
  const runs = left.filter(({ kind }) => kind === 'run');
  const needs = [
    ...documents.filter(({ entry }) => !gone.includes(entry)),
    ...runs.map((entry) => ({ entry, title: titleOf(entry), reading: readEntry(entry) })),
  ].flatMap(({ title, reading, entry }) => hashesOf(reading, entry).map((hash) => ({ title, hash })));
  for (const hash of hashesIn(open))
    if (!needs.some((need) => need.hash === hash)) needs.push({ title: open.title, hash });
  const imports = (kind: Entry['kind']) =>
    shown
      .filter((entry) => entry.kind === kind)
      .map((entry) => ({
        entry,
        title: titleOf(entry),
        neededBy: [...new Set(needs.filter((need) => need.hash === entry.key).map(({ title }) => title))],
      }));
  return {
    documents,
    runs: runs.length,
    odds: shown.flatMap((entry) => {
      const kept = entry.kind === 'odds' ? readKeptOdds(entry.value) : undefined;
      return kept ? [{ entry, kept }] : [];
    }),
    images: imports('images'),
    tables: imports('rows'),
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

/** The images or rows that a document needs, in its phases too, also one that cannot be read: it may be mended. */
function hashesOf(reading: DocumentRow['reading'], { value }: Entry): readonly string[] {
  if ('document' in reading) return hashesIn(reading.document);
  const { data } = (typeof value === 'object' && value !== null ? value : {}) as { data?: unknown };
  return typeof data === 'object' && data !== null ? [hashIn(data as DataValues)] : [];
}
