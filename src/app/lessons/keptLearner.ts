/** @file A learner's way through a lesson, in this browser's library: written as it goes on, taken up where the lesson is opened again. */
import { type Learner, type Lesson, readLearner } from '#lesson/index.ts';
import { type Library, library } from '#library/library.ts';

const keyOf = (lesson: string): string => `lesson-${lesson}`;

/** Undefined where nothing is kept of it, or nothing that can be read. */
export async function keptLearner(lesson: Lesson, shelf: Library = library()): Promise<Learner | undefined> {
  const entry = await shelf.get(keyOf(lesson.id));
  const value = entry?.kind === 'lesson' ? (entry.value as { readonly learner?: unknown } | null) : undefined;
  return value?.learner === undefined ? undefined : readLearner(value.learner, lesson);
}

/** By key: the write that was begun last. */
const writing = new Map<string, Promise<unknown>>();

/** Whether it is kept: one write follows the other, so that the newest state stands; another tab's is written over. */
export function keepLearner(
  lesson: Lesson,
  learner: Learner,
  now: number,
  shelf: Library = library(),
): Promise<boolean> {
  const key = keyOf(lesson.id);
  const value = { title: lesson.title, learner };
  const draft = { key, kind: 'lesson', value, picture: '', date: now, bytes: JSON.stringify(value).length } as const;
  const write = async () => 'kept' in (await shelf.write(draft, (await shelf.get(key))?.revision ?? 0));
  const own = (writing.get(key) ?? Promise.resolve()).then(write, write);
  writing.set(key, own);
  return own;
}
