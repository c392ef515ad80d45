/** @file Drafts that are begun, gone on with, or read from a file. */
import { type Lesson, readLessonText, readMarkdown } from '#lesson/index.ts';
import { newKey } from '#library/entry.ts';
import { library } from '#library/library.ts';
import type { Desk } from '#state/desk.ts';
import { registries } from '#state/registries.ts';
import { closed, lessonShown } from '../lessons/lessonShown.ts';
import { emptyLesson, idFrom, type LessonDraft } from './draft.ts';
import { draftOnPage } from './draftOnPage.ts';
import { createDraftSession, type DraftSession } from './draftSession.ts';
import { UNTITLED } from './editorWords.ts';
import { createDraftKeeper, readKeptDraft } from './keptDraft.ts';
import { recordPart } from './recordPart.ts';

/** A draft that is new here: from a file, or of what is open. */
export function beginDraft(draft: LessonDraft): DraftSession {
  draftOnPage.get().session?.end();
  const session = createDraftSession(draft, createDraftKeeper(newKey(), 0), true);
  draftOnPage.set({ session });
  lessonShown.set({ ...closed, edits: session.key });
  return session;
}

/** A lesson of one part: the network on the stage. @returns a sentence where a lesson cannot hold it */
export function makeLesson(desk: Desk): string | undefined {
  const title = desk.editor.store.getState().document.title || UNTITLED;
  const lesson = emptyLesson(idFrom(title, 'lesson'), title);
  const made = recordPart(desk, lesson, 0);
  if ('why' in made) return made.why;
  const { part, recorded } = made;
  beginDraft({
    lesson: { ...lesson, parts: [part] },
    comments: [],
    recorded: recorded ? { [part.id]: recorded } : {},
  });
  return undefined;
}

export const draftOfLesson = (lesson: Lesson, comments: LessonDraft['comments'] = []): LessonDraft => ({
  ...{ lesson, comments, recorded: {} },
});

/** What a file or pasted text holds. What cannot be read is a draft all the same: its text as it is, with what is wrong said beside it. */
export function draftOfText(text: string): LessonDraft {
  if (/^\s*\{/.test(text)) {
    const read = readLessonText(text, registries);
    if ('lesson' in read) return draftOfLesson(read.lesson);
  }
  const { lesson, comments } = { comments: [], ...readMarkdown(text, registries) };
  return lesson ? draftOfLesson(lesson, comments) : { ...draftOfLesson(emptyLesson('lesson', UNTITLED)), byHand: text };
}

/** The draft of a key; undefined where there is none, or it is none. */
export async function draftNamed(key: string): Promise<DraftSession | undefined> {
  const open = draftOnPage.get().session;
  if (open?.key === key) return open;
  const entry = await library().get(key);
  const draft = entry?.kind === 'draft' ? readKeptDraft(entry.value) : undefined;
  if (!entry || !draft) return undefined;
  open?.end();
  const session = createDraftSession(draft, createDraftKeeper(key, entry.revision));
  draftOnPage.set({ session });
  return session;
}
