/**
 * @file A lesson on its way: what its author has so far, and every edit of it. Pure. It may be wrong or not whole anywhere (`checkDraft.ts` says where), so its fields
 * are of the declared kinds, and no more is promised of them. Comments move with what they stand before.
 */
import { LESSON_VERSION, type Lesson, type Part } from '#lesson/index.ts';
import type { Comment } from '#lesson/keyed.ts';
import { followed } from './followComments.ts';
import type { RecordedRun } from './recordedRun.ts';
import { joined } from './startOfPart.ts';

export interface LessonDraft {
  readonly lesson: Lesson;
  readonly comments: readonly Comment[];
  /** What was trained as a part was recorded, by the part's id: offered as its goal. */
  readonly recorded: Readonly<Record<string, RecordedRun>>;
  /** The whole file as it was written by hand, as long as it cannot be read: nothing of it is lost. */
  readonly byHand?: string;
}

/** Lists of a part whose entries are edited one by one. */
export const rowLists = ['ask', 'goals', 'hints'] as const;
export type RowList = (typeof rowLists)[number];

export type DraftEdit =
  | { readonly type: 'front'; readonly key: string; readonly value: unknown }
  | { readonly type: 'part'; readonly part: number; readonly key: string; readonly value: unknown }
  | { readonly type: 'addPart'; readonly at: number; readonly part: Part; readonly recorded?: RecordedRun }
  /** What a part begins with, as it was recorded anew. */
  | { readonly type: 'start'; readonly part: number; readonly from: Part; readonly recorded: RecordedRun | undefined }
  | { readonly type: 'removePart'; readonly part: number }
  | { readonly type: 'movePart'; readonly part: number; readonly to: number }
  | { readonly type: 'addRow'; readonly part: number; readonly list: RowList; readonly row: unknown }
  | {
      readonly type: 'row';
      readonly part: number;
      readonly list: RowList;
      readonly at: number;
      /** Undefined takes the field away. */
      readonly values: Readonly<Record<string, unknown>>;
    }
  | { readonly type: 'removeRow'; readonly part: number; readonly list: RowList; readonly at: number }
  | {
      readonly type: 'moveRow';
      readonly part: number;
      readonly list: RowList;
      readonly at: number;
      readonly to: number;
    }
  /** Another file in its place, or the same read again. */
  | { readonly type: 'replace'; readonly lesson: Lesson; readonly comments: readonly Comment[] }
  | { readonly type: 'byHand'; readonly text: string | undefined };

export const emptyLesson = (id: string, title: string): Lesson => ({
  lesson: LESSON_VERSION,
  id,
  title,
  sources: [],
  parts: [],
});
export const emptyPart = (id: string, title: string): Part => ({
  ...{ id, title, text: '', allow: [], pointAt: [], ask: [], goals: [], hints: [] },
});

/** A name that none of the others has: "part", "part-2". */
export function freeId(base: string, taken: readonly string[]): string {
  if (!taken.includes(base)) return base;
  for (let i = 2; ; i++) if (!taken.includes(`${base}-${i}`)) return `${base}-${i}`;
}

/** Letters, digits and hyphens of a title. */
export const idFrom = (title: string, otherwise: string): string =>
  title
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 40)
    .replace(/-+$/, '') || otherwise;

/** What follows an edit. What names nothing that there is changes nothing. */
export function edited(draft: LessonDraft, edit: DraftEdit): LessonDraft {
  const { lesson, comments } = draft;
  const { parts } = lesson;
  /** @param from where each part was before; undefined for a new one */
  const withParts = (next: readonly Part[], from: readonly (number | undefined)[]): LessonDraft => ({
    ...draft,
    lesson: { ...lesson, parts: joined(lesson, next, from) },
    comments: followed(comments, 'parts', from),
  });
  const places = parts.map((_, i) => i);
  switch (edit.type) {
    case 'front':
      return { ...draft, lesson: put(lesson, { [edit.key]: edit.value }) };
    case 'addPart': {
      const { at, part, recorded } = edit;
      const made = withParts(
        parts.toSpliced(at, 0, part),
        (places as (number | undefined)[]).toSpliced(at, 0, undefined),
      );
      return recorded ? { ...made, recorded: { ...draft.recorded, [part.id]: recorded } } : made;
    }
    case 'start': {
      const part = parts[edit.part];
      return part ? withStart(draft, edit.part, part, edit) : draft;
    }
    case 'removePart':
      return parts[edit.part] ? withParts(parts.toSpliced(edit.part, 1), places.toSpliced(edit.part, 1)) : draft;
    case 'movePart': {
      const part = parts[edit.part];
      if (!part || !parts[edit.to]) return draft;
      return withParts(moved(parts, edit.part, edit.to), moved(places, edit.part, edit.to));
    }
    case 'replace':
      return { ...withoutText(draft), lesson: edit.lesson, comments: edit.comments };
    case 'byHand':
      return edit.text === undefined ? withoutText(draft) : { ...draft, byHand: edit.text };
    default:
      return editedPart(draft, edit);
  }
}

const withoutText = ({ byHand: _, ...draft }: LessonDraft): LessonDraft => draft;
const moved = <T>(list: readonly T[], from: number, to: number): readonly T[] =>
  list.toSpliced(from, 1).toSpliced(to, 0, list[from]!);

/** Values laid over an object; undefined takes a field away. */
function put<T extends object>(before: T, values: Readonly<Record<string, unknown>>): T {
  const entries = Object.entries({ ...before, ...values }).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as T;
}

/** The part begins with something else; those after it with what they began with. */
function withStart(
  draft: LessonDraft,
  at: number,
  part: Part,
  { from, recorded }: Extract<DraftEdit, { readonly type: 'start' }>,
): LessonDraft {
  const { document: _, change: __, variants: ___, show: ____, ...rest } = part;
  const { document, change, variants, show } = from;
  const started: Part = {
    ...rest,
    ...(document ? { document } : {}),
    ...(change ? { change } : {}),
    ...(variants ? { variants } : {}),
    ...(show ? { show } : {}),
  };
  const parts = draft.lesson.parts.with(at, started);
  const places = parts.map((_, i) => (i === at ? undefined : i));
  const { [part.id]: gone, ...others } = draft.recorded;
  return {
    ...draft,
    lesson: { ...draft.lesson, parts: joined(draft.lesson, parts, places) },
    recorded: recorded ? { ...others, [part.id]: recorded } : gone ? others : draft.recorded,
  };
}

type PartEdit = Extract<DraftEdit, { readonly type: 'part' | 'addRow' | 'row' | 'removeRow' | 'moveRow' }>;

function editedPart(draft: LessonDraft, edit: PartEdit): LessonDraft {
  const part = draft.lesson.parts[edit.part];
  if (!part) return draft;
  const withPart = (next: Part, more: Partial<LessonDraft> = {}): LessonDraft => ({
    ...draft,
    ...more,
    lesson: { ...draft.lesson, parts: draft.lesson.parts.with(edit.part, next) },
  });
  if (edit.type === 'part') {
    const { [part.id]: run, ...others } = draft.recorded;
    const recorded = edit.key === 'id' && run ? { ...others, [String(edit.value)]: run } : draft.recorded;
    return withPart(put(part, { [edit.key]: edit.value }), { recorded });
  }
  const rows = part[edit.list] as readonly object[];
  /** @param from where each row was before */
  const withRows = (next: readonly object[], from: readonly (number | undefined)[]) =>
    withPart(
      { ...part, [edit.list]: next },
      {
        comments: followed(draft.comments, `parts[${edit.part}].${edit.list}`, from),
      },
    );
  const places = rows.map((_, i) => i);
  if (edit.type === 'addRow') return withRows([...rows, edit.row as object], [...places, undefined]);
  const row = rows[edit.at];
  if (!row) return draft;
  if (edit.type === 'row') return withRows(rows.with(edit.at, put(row, edit.values)), places);
  if (edit.type === 'removeRow') return withRows(rows.toSpliced(edit.at, 1), places.toSpliced(edit.at, 1));
  if (!rows[edit.to]) return draft;
  return withRows(moved(rows, edit.at, edit.to), moved(places, edit.at, edit.to));
}
