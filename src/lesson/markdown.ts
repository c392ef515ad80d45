/**
 * @file The layout of a lesson's file, which reader and writer share. Between lines of `---` stands what the lesson is called; `# Title {#id}` begins a part (a lesson
 * of one part that is called like the lesson needs none); words stand as they are, all else in fenced blocks. `<!-- … -->` on lines of its own is a comment.
 */
import { goal } from './goal.ts';
import { hint, lessonTable, type Part, partTable } from './lesson.ts';
import { questionKinds } from './questions/index.ts';
import type { Table } from './shape.ts';

const { parts: _, ...front } = lessonTable;
export const frontTable: Table = front;

const { allow, show, pointAt } = partTable;
/** What the block `part` says. */
export const settingsTable: Table = { allow, show, pointAt };

/** Blocks of JSON, by what follows their three marks. */
export const jsonFences = {
  json: 'document',
  'json change': 'change',
  'json variants': 'variants',
} as const satisfies Readonly<Record<string, keyof Part>>;
/** Blocks of key and value, each of which adds one to a list of the part. */
export const rowFences = { ask: 'ask', goal: 'goals', hint: 'hints' } as const satisfies Readonly<
  Record<string, keyof Part>
>;
export type RowFence = keyof typeof rowFences;

/** The table of a block; an id stands beside the three marks. @param kind what a question says it is */
export function rowTable(fence: RowFence, kind: unknown): Table {
  if (fence === 'hint') return hint.table;
  const known = Object.entries(questionKinds).find(([name]) => name === kind)?.[1].shape.table ?? {};
  const { id: _, ...table }: Table = fence === 'goal' ? goal.table : known;
  return table;
}
