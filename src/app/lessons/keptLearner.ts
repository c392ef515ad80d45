/** @file A learner's way through a lesson, in this browser's library: written as it goes on, with what stood on the stage in each part, taken up where the lesson is opened again. */
import { type Learner, type Lesson, lessonHash, readLearner } from '#lesson/index.ts';
import { type Library, library } from '#library/library.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { isObject } from '#nn/json.ts';
import { registries } from '#state/registries.ts';

export interface Way {
  readonly learner: Learner;
  /** By the part's id. */
  readonly left: Readonly<Record<string, StrataDocument>>;
}

/** Under which it is kept: a lesson that travels in an address may be called like one of the course, and is another. */
export const nameOf = (lesson: Lesson, travels: boolean): string =>
  `lesson-${travels ? lessonHash(lesson).slice(0, 24) : lesson.id}`;

/** By name: the write that was begun last. */
const writing = new Map<string, Promise<unknown>>();

/** Undefined where nothing is kept of it; what cannot be read is left out. */
export async function keptLearner(name: string, lesson: Lesson, shelf: Library = library()): Promise<Way | undefined> {
  await writing.get(name)?.catch(() => {}); // a write that is on its way is newer
  const entry = await shelf.get(name);
  if (entry?.kind !== 'lesson' || !isObject(entry.value)) return undefined;
  const { learner, left } = entry.value;
  const documents = lesson.parts.flatMap(({ id }) => {
    const { document } = readDocument(isObject(left) ? left[id] : undefined, registries);
    return document ? [[id, document] as const] : [];
  });
  return { learner: readLearner(learner, lesson), left: Object.fromEntries(documents) };
}

/** Whether it is kept: one write follows the other, so that the newest state stands; another tab's is written over. */
export function keepLearner(
  name: string,
  { title, learner, left }: Way & { readonly title: string },
  now: number,
  shelf: Library = library(),
): Promise<boolean> {
  const documents = Object.entries(left).map(([id, document]) => [id, compactDocument(document, registries)] as const);
  const value = { title, learner, left: Object.fromEntries(documents) };
  const bytes = JSON.stringify(value).length;
  const draft = { key: name, kind: 'lesson', value, picture: '', date: now, bytes } as const;
  const write = async () => 'kept' in (await shelf.write(draft, (await shelf.get(name))?.revision ?? 0));
  const own = (writing.get(name) ?? Promise.resolve()).then(write, write);
  writing.set(name, own);
  return own;
}
