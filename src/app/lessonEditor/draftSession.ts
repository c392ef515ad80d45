/** @file A draft that is being edited: what it is now, its undo history, which part is in sight; and the keeping of it, which is told of every change. */
import { createShared, type Shared } from '#state/shared.ts';
import { emptyHistory, ended, type History, pushed, redone, undone } from '#state/undo.ts';
import { type Checked, checkDraft } from './checkDraft.ts';
import { type DraftEdit, edited, type LessonDraft } from './draft.ts';
import type { DraftKeeper, Kept } from './keptDraft.ts';

export interface DraftShown {
  readonly draft: LessonDraft;
  readonly history: History<LessonDraft>;
  /** The place of the part in sight; −1 is what the lesson says of itself. */
  readonly at: number;
  readonly kept: Kept;
}

export interface DraftSession {
  readonly shown: Shared<DraftShown>;
  /** The key of its entry in the library. */
  readonly key: string;
  /** @param key edits with one key that follow one another are one step of undo: typing in a field */
  edit(edit: DraftEdit, label: string, key?: string): void;
  /** Another step of undo begins, whatever the key. */
  endEdit(): void;
  undo(): string | undefined;
  redo(): string | undefined;
  look(part: number): void;
  /** The draft held against the format; reckoned once for each draft. */
  checked(draft: LessonDraft): Checked;
  /** What is not written yet is written. */
  end(): void;
  /** It is deleted: nothing of it is written any more. */
  discard(): void;
}

export function createDraftSession(draft: LessonDraft, keeper: DraftKeeper, begun = false): DraftSession {
  const shown = createShared<DraftShown>({
    draft,
    history: emptyHistory,
    at: draft.lesson.parts.length > 0 ? 0 : -1,
    kept: 'kept',
  });
  keeper.onKept = (kept) => shown.set({ kept });
  if (begun) keeper.keep(draft);
  const checks = new WeakMap<LessonDraft, Checked>();
  const show = (now: LessonDraft, history: History<LessonDraft>) => {
    const at = Math.min(shown.get().at, now.lesson.parts.length - 1);
    shown.set({ draft: now, history, at });
    keeper.keep(now);
  };
  const turn = (to: typeof undone<LessonDraft>): string | undefined => {
    const turned = to(shown.get().history, shown.get().draft);
    if (turned) show(turned.value, turned.history);
    return turned?.label;
  };
  return {
    shown,
    get key() {
      return keeper.key;
    },
    edit(edit, label, key) {
      const before = shown.get().draft;
      const now = edited(before, edit);
      if (now === before) return;
      show(now, pushed(shown.get().history, label, before, key));
      const { at } = shown.get();
      if (edit.type === 'addPart') shown.set({ at: edit.at });
      else if (edit.type === 'movePart' && edit.part === at) shown.set({ at: edit.to });
    },
    endEdit: () => shown.set({ history: ended(shown.get().history) }),
    undo: () => turn(undone),
    redo: () => turn(redone),
    look: (at) => shown.set({ at, history: ended(shown.get().history) }),
    checked(one) {
      let checked = checks.get(one);
      if (!checked) checks.set(one, (checked = checkDraft(one)));
      return checked;
    },
    end: () => keeper.end(),
    discard: () => keeper.discard(),
  };
}
