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

/** Whether it is kept: the newest state wins, whichever tab wrote before. */
export async function keepLearner(
  lesson: Lesson,
  learner: Learner,
  now: number,
  shelf: Library = library(),
): Promise<boolean> {
  const key = keyOf(lesson.id);
  const present = await shelf.get(key);
  const value = { title: lesson.title, learner };
  const bytes = JSON.stringify(value).length;
  const outcome = await shelf.write(
    { key, kind: 'lesson', value, picture: '', date: now, bytes },
    present?.revision ?? 0,
  );
  return 'kept' in outcome;
}
