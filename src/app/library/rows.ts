/** @file What the list of this browser's work shows: its rows, and what may be deleted. */
import { readEntry } from '#app/readEntry.ts';
import '#nn/provideMigrations.ts';
import { type Entry, titleOf } from '#library/entry.ts';
import type { DataValues, StrataDocument } from '#nn/document.ts';
import { isObject } from '#nn/json.ts';
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
  readonly title: string;
  /** Undefined where they cannot be read. */
  readonly kept: KeptOdds | undefined;
}

/** A learner's way through a lesson. */
export interface LessonRow {
  readonly entry: Entry;
  readonly title: string;
  /** How many answers are in it. */
  readonly answers: number;
  /** The address that opens it; undefined where the lesson came in a link, which alone opens it again. */
  readonly address: string | undefined;
}

export interface Rows {
  readonly documents: readonly DocumentRow[];
  readonly images: readonly ImportRow[];
  readonly tables: readonly ImportRow[];
  /** Kept runs, which have a list of their own: how many there are. */
  readonly runs: number;
  /** Odds and sweeps. */
  readonly odds: readonly OddsRow[];
  readonly lessons: readonly LessonRow[];
  /** Lessons that are being written. */
  readonly drafts: readonly { readonly entry: Entry; readonly title: string }[];
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
    odds: shown
      .filter(({ kind }) => kind === 'odds')
      .map((entry) => ({ entry, title: titleOf(entry), kept: readKeptOdds(entry.value) })),
    lessons: shown.filter(({ kind }) => kind === 'lesson').map(lessonRow),
    drafts: shown.filter(({ kind }) => kind === 'draft').map((entry) => ({ entry, title: titleOf(entry) })),
    images: imports('images'),
    tables: imports('rows'),
    bytes: entries.reduce((sum, { bytes }) => sum + bytes, 0),
  };
}

function lessonRow(entry: Entry): LessonRow {
  const value = isObject(entry.value) ? entry.value : {};
  const learner = isObject(value['learner']) ? value['learner'] : {};
  const parts = isObject(learner['parts']) ? Object.values(learner['parts']) : [];
  const answers = parts.map((part) => (isObject(part) && isObject(part['answers']) ? part['answers'] : {}));
  const own = entry.key === `lesson-${learner['lesson']}`;
  return {
    entry,
    title: titleOf(entry),
    answers: answers.reduce<number>((sum, given) => sum + Object.keys(given).length, 0),
    address: own ? `#lesson=${learner['lesson']}` : undefined,
  };
}

/** The images or rows that a document needs, in its phases too, also one that cannot be read: it may be mended. */
function hashesOf(reading: DocumentRow['reading'], { value }: Entry): readonly string[] {
  if ('document' in reading) return hashesIn(reading.document);
  const { data } = (typeof value === 'object' && value !== null ? value : {}) as { data?: unknown };
  return typeof data === 'object' && data !== null ? [hashIn(data as DataValues)] : [];
}
