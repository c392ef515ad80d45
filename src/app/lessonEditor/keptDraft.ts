/**
 * @file A draft of a lesson in this browser's library: written as it is edited, by revision, so that another tab's is never written over; where that wrote first,
 * this one goes on as a copy. What is not written when the page is left is put down at once, and the next page takes it up (`leaving.ts`).
 */
import { type Draft, newKey } from '#library/entry.ts';
import { type Library, library } from '#library/library.ts';
import { isObject, type Json } from '#nn/json.ts';
import { forgetLeft, leave } from '../leaving.ts';
import { emptyLesson, type LessonDraft } from './draft.ts';

export type Kept = 'kept' | 'soon' | 'not' | 'copy';

export interface DraftKeeper {
  readonly key: string;
  onKept: (kept: Kept) => void;
  keep(draft: LessonDraft): void;
  end(): void;
  discard(): void;
}

/** Milliseconds from an edit until it is written. */
const WRITE_AFTER = 500;

/** @param revision of the entry that the draft was read from; 0 for a new one */
export function createDraftKeeper(
  key: string,
  revision: number,
  shelf: Library = library(),
  now = Date.now,
): DraftKeeper {
  const page = newKey();
  let unwritten: LessonDraft | undefined;
  /** The write that is under way. The browser gives it up where the page is left. */
  let underWay: Draft | undefined;
  let writing = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last = 0;
  const entryOf = (draft: LessonDraft) => {
    const value = { title: draft.lesson.title, ...draft };
    last = Math.max(now(), last + 1);
    return {
      key: keeper.key,
      kind: 'draft' as const,
      value,
      picture: '',
      date: last,
      bytes: JSON.stringify(value).length,
    };
  };
  async function write(): Promise<void> {
    for (let draft = unwritten; draft; draft = unwritten) {
      unwritten = undefined;
      let entry = entryOf(draft);
      underWay = entry;
      let outcome = await shelf.write(entry, revision);
      if ('refused' in outcome && (outcome.refused === 'stale' || outcome.refused === 'gone')) {
        const copy = outcome.refused === 'stale';
        if (copy) keeper.key = newKey();
        entry = { ...entry, key: keeper.key };
        underWay = entry;
        outcome = await shelf.write(entry, 0);
        if (copy && 'kept' in outcome) keeper.onKept('copy');
      }
      underWay = undefined;
      if ('kept' in outcome) {
        revision = outcome.kept.revision;
        if (!unwritten) forgetLeft(page, entry.key);
        keeper.onKept(unwritten ? 'soon' : 'kept');
      } else {
        unwritten ??= draft;
        keeper.onKept('not');
        return;
      }
    }
  }
  const flush = () => {
    clearTimeout(timer);
    timer = undefined;
    if (writing) return;
    writing = true;
    void write().finally(() => {
      writing = false;
    });
  };
  const leaving = () => {
    const draft = unwritten ? entryOf(unwritten) : underWay;
    if (!draft) return;
    leave(page, { draft, revision, ...(underWay ? { pending: underWay.date } : {}) });
    flush();
  };
  globalThis.addEventListener?.('pagehide', leaving);
  const keeper = {
    key,
    onKept: (_: Kept): void => {},
    keep(draft: LessonDraft) {
      unwritten = draft;
      keeper.onKept('soon');
      timer ??= setTimeout(flush, WRITE_AFTER);
    },
    discard() {
      unwritten = undefined;
      clearTimeout(timer);
      globalThis.removeEventListener?.('pagehide', leaving);
    },
    end() {
      globalThis.removeEventListener?.('pagehide', leaving);
      if (unwritten) flush();
    },
  };
  return keeper;
}

/** Reads what the library has: it comes from a disk. Undefined where it is no draft. */
export function readKeptDraft(value: unknown): LessonDraft | undefined {
  if (!isObject(value) || !isObject(value['lesson'])) return undefined;
  const { lesson, comments, recorded, byHand } = value;
  return {
    lesson: wholeLesson(lesson),
    comments: listOf(comments).filter(
      (one) => typeof one['before'] === 'string' && typeof one['text'] === 'string',
    ) as unknown as LessonDraft['comments'],
    recorded: Object.fromEntries(
      Object.entries(isObject(recorded) ? recorded : {}).filter(
        ([, run]) =>
          isObject(run) && typeof run['steps'] === 'number' && isObject(run['start']) && isObject(run['end']),
      ),
    ) as LessonDraft['recorded'],
    ...(typeof byHand === 'string' ? { byHand } : {}),
  };
}

/** With every list that forms and writer count on; whatever else is wrong the reader says. */
export function wholeLesson(value: Json): LessonDraft['lesson'] {
  const text = (of: Json, key: string) => (typeof of[key] === 'string' ? (of[key] as string) : '');
  const lists = (of: Json, keys: readonly string[]) => Object.fromEntries(keys.map((key) => [key, listOf(of[key])]));
  const words = (list: unknown) => (Array.isArray(list) ? list.filter((one) => typeof one === 'string') : []);
  return {
    ...emptyLesson('lesson', ''),
    ...value,
    id: text(value, 'id'),
    title: text(value, 'title'),
    sources: words(value['sources']),
    parts: listOf(value['parts']).map((part) => ({
      ...part,
      ...{ id: text(part, 'id'), title: text(part, 'title'), text: text(part, 'text'), allow: words(part['allow']) },
      ...lists(part, ['pointAt', 'ask', 'goals', 'hints']),
    })) as unknown as LessonDraft['lesson']['parts'],
  };
}
const listOf = (value: unknown): readonly Json[] => (Array.isArray(value) ? value.filter(isObject) : []);
