/** @file The words of the list of this browser's work. */
import type { Entry } from '#library/entry.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { KeptImages, KeptRows } from '#state/keptImports.ts';
import type { KeptOdds } from '#state/keptOdds.ts';
import { formatCount, formatFixed } from '#ui/format.ts';
import type { LessonRow, Rows } from './rows.ts';

export const TITLE = 'Your work';
export const EMPTY = 'Nothing is kept yet. A network is kept as soon as you train or change it.';
export const NO_STORAGE =
  'This browser does not let the page keep anything. Save your work as a file before you close the page.';
export const NOT_FOR_EVER = 'A browser may clear what pages keep when room is short: save what matters as a file.';

const count = (n: number, one: string, many: string): string =>
  `${n === 1 ? 'one' : formatCount(n)} ${n === 1 ? one : many}`;

/** "3 networks, 2 tables and one set of images". */
function thingsOf({ documents, images, tables, runs, odds, lessons, drafts }: Rows): string {
  const parts = [
    ...(documents.length > 0 ? [count(documents.length, 'network', 'networks')] : []),
    ...(runs > 0 ? [count(runs, 'kept run', 'kept runs')] : []),
    ...(odds.length > 0 ? [count(odds.length, 'set of starts', 'sets of starts')] : []),
    ...(lessons.length > 0 ? [count(lessons.length, 'lesson', 'lessons')] : []),
    ...(drafts.length > 0 ? [count(drafts.length, 'draft of a lesson', 'drafts of lessons')] : []),
    ...(tables.length > 0 ? [count(tables.length, 'table', 'tables')] : []),
    ...(images.length > 0 ? [count(images.length, 'set of images', 'sets of images')] : []),
  ];
  return parts.length > 1 ? `${parts.slice(0, -1).join(', ')} and ${parts.at(-1)}` : (parts[0] ?? '');
}

/** How many entries there are in all. */
export const entriesIn = ({ documents, images, tables, runs, odds, lessons, drafts }: Rows): number =>
  documents.length + images.length + tables.length + runs + odds.length + lessons.length + drafts.length;

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** "3 networks and one set of images take 2.4 MB." */
export function totalWords(rows: Rows): string {
  const one = entriesIn(rows) === 1;
  return `${capital(thingsOf(rows))} ${one ? 'takes' : 'take'} ${bytesWords(rows.bytes)}.`;
}

/** What is asked before everything is deleted. */
export const askedWords = (rows: Rows): string =>
  `Delete ${thingsOf(rows)} and the page's settings from this browser? This cannot be undone. What is open stays on the page until you close it.`;

export const ALL_DELETED = 'Everything is deleted. What is open stays on the page until you close it.';

/** Decimal units, as disks have them: "340 bytes", "12 kB", "2.4 MB". */
export function bytesWords(bytes: number): string {
  if (bytes < 1000) return `${formatCount(bytes)} bytes`;
  if (bytes < 1e6) return `${formatCount(Math.round(bytes / 1000))}\u202fkB`;
  return `${formatFixed(bytes / 1e6, 1)}\u202fMB`;
}

const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const day = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short' });
const dayOfYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'short', year: 'numeric' });

/** When something was worked on last, as one would say it now: "today 14:05", "yesterday 09:10", "27 Nov". */
export function whenWords(date: number, now: number): string {
  const [then, today] = [new Date(date), new Date(now)];
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  if (then.toDateString() === today.toDateString()) return `today ${time.format(then)}`;
  if (then.toDateString() === yesterday.toDateString()) return `yesterday ${time.format(then)}`;
  return (then.getFullYear() === today.getFullYear() ? day : dayOfYear).format(then);
}

/** How far a network has been trained. */
export const stepWords = ({ run }: StrataDocument): string =>
  run && run.step > 0 ? `step ${formatCount(run.step)}` : 'not trained yet';

/** "40 images of 8 × 8 pixels in 2 classes". */
export function imagesWords({ value }: Entry): string {
  const { labels, height, width, classNames } = value as Partial<KeptImages>;
  if (!labels || !classNames) return 'images that cannot be read';
  return `${formatCount(labels.length)} images of ${height} × ${width} pixels in ${classNames.length} classes`;
}

/** "10 000 rows of 51 columns". */
export function rowsWords({ value }: Entry): string {
  const { count: rows, width } = (value ?? {}) as Partial<KeptRows>;
  return rows === undefined ? 'rows that cannot be read' : `${formatCount(rows)} rows of ${width} columns`;
}

/** "81 of 100 starts", "sweep, 800 runs". */
export const oddsWords = (kept: KeptOdds | undefined): string => {
  if (!kept) return 'starts that cannot be read';
  const { axes, outcomes, solved } = kept;
  return axes > 0
    ? `sweep, ${formatCount(outcomes.length)} runs`
    : `${formatCount(solved)} of ${formatCount(outcomes.length)} starts solve it`;
};

/** "3 answers"; of one that came in a link, how it is opened again. */
export const lessonWords = ({ answers, address }: LessonRow): string =>
  `${answers === 0 ? 'no answers yet' : count(answers, 'answer', 'answers')}${address === undefined ? ' · opened by its link' : ''}`;

/** A step of undo. */
export const opensOdds = (title: string): string => `Open the odds of ${title || 'Untitled'}`;
export const CANNOT_BE_READ = 'They cannot be read any more.';

export const HEADINGS = {
  images: 'Images you imported',
  tables: 'Tables you imported',
  odds: 'Odds',
  lessons: 'Lessons',
  drafts: 'Lessons you write',
} as const;

/** Said before everything is deleted, where the network on the page needs some of it. */
export const goesToo = (what: 'images' | 'rows'): string =>
  `The ${what} of the network on the page go too: it must be given its ${what === 'images' ? 'files' : 'file'} again next time.`;

/** "Needed by “Halves” and “Digits”". */
export function neededWords(titles: readonly string[]): string {
  const quoted = titles.slice(0, 3).map((title) => `“${title || 'Untitled'}”`);
  const more = titles.length > 3 ? [`${titles.length - 3} more`] : [];
  const all = [...quoted, ...more];
  const list = all.length > 1 ? `${all.slice(0, -1).join(', ')} and ${all.at(-1)}` : all[0];
  return `Needed by ${list}: delete ${all.length > 1 ? 'those' : 'that'} first`;
}

export const deletedWords = (name: string): string => `“${name}” is deleted.`;
export const BRING_IT_BACK = 'Bring it back';
export const OPEN_NOW = 'open now';
export const notReadWords = (why: string): string => `Cannot be read: ${why}.`;
export const SAVE_IT_AS_A_FILE = 'Save it as a file';
export const ASK_TO_DELETE = 'Delete everything…';
export const DELETE_EVERYTHING = 'Delete everything';
export const KEEP_EVERYTHING = 'Keep everything';
