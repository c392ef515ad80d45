/** @file A learner's way through a lesson, in this browser's library: written as it goes on, with what stood on the stage in each part, taken up where the lesson is opened again. */
import { type Learner, type Lesson, lessonHash, lessonsBefore, readLearner } from '#lesson/index.ts';
import { type Draft, newKey } from '#library/entry.ts';
import { type Library, library } from '#library/library.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { isObject } from '#nn/json.ts';
import { registries } from '#state/registries.ts';
import { forgetLeft, type Left, leave, leftOf } from '../leaving.ts';
import { type KeptWay, mergedWay } from './mergeWays.ts';

export interface Way {
  readonly learner: Learner;
  /** By the part's id. */
  readonly left: Readonly<Record<string, StrataDocument>>;
}

/** Under which it is kept: a lesson that travels in an address may be called like one of the course, and is another. */
export const nameOf = (lesson: Lesson, travels: boolean): string =>
  inCourse(travels ? lessonHash(lesson).slice(0, 24) : lesson.id);
const inCourse = (id: string): string => `lesson-${id}`;

/** By name: the write that was begun last. */
const writing = new Map<string, Promise<unknown>>();
/** By name: what this page read or wrote last. */
const known = new Map<string, KeptWay>();
/** This page among others that leave something behind. */
const self = newKey();
/** Another tab may write at the very moment: then it is tried again. */
const TRIES = 5;

const keptWay = (lesson: Lesson, { learner, left }: Way): KeptWay => ({
  title: lesson.title,
  learner,
  left: Object.fromEntries(
    Object.entries(left).map(([id, document]) => [id, compactDocument(document, registries)] as const),
  ),
});

const draftOf = (key: string, value: KeptWay, date: number): Draft => ({
  ...{ key, kind: 'lesson', value, picture: '', date },
  bytes: JSON.stringify(value).length,
});

/** Undefined where nothing is kept of it; what cannot be read is left out. A lesson that was part of another goes on with what was done there. */
export async function keptLearner(name: string, lesson: Lesson, shelf: Library = library()): Promise<Way | undefined> {
  const before = name === inCourse(lesson.id) ? lessonsBefore(lesson.id).map(inCourse) : [];
  for (const one of [name, ...before]) {
    const way = await wayUnder(one, lesson, shelf);
    const empty = way && Object.keys({ ...way.learner.parts, ...way.left }).length === 0;
    if (!way || (one !== name && empty)) continue;
    known.set(name, keptWay(lesson, way));
    return way;
  }
  known.delete(name);
  return undefined;
}

async function wayUnder(name: string, lesson: Lesson, shelf: Library): Promise<Way | undefined> {
  await writing.get(name)?.catch(() => {}); // a write that is on its way is newer
  for (const page of leftOf(name)) await takeUp(page.name, page.left, lesson, shelf);
  const entry = await shelf.get(name);
  if (entry?.kind !== 'lesson' || !isObject(entry.value)) return undefined;
  const { learner, left } = entry.value;
  const documents = lesson.parts.flatMap(({ id }) => {
    const { document } = readDocument(isObject(left) ? left[id] : undefined, registries);
    return document ? [[id, document] as const] : [];
  });
  return { learner: readLearner(learner, lesson), left: Object.fromEntries(documents) };
}

/** What a page left behind that had no time to write it. */
async function takeUp(page: string, left: Left, lesson: Lesson, shelf: Library) {
  const { draft, base } = left;
  const { value, date } = draft as Draft & { readonly value: KeptWay };
  const entry = await shelf.get(draft.key);
  // The page came to the end of its writing after all.
  if (entry?.date === date || (await write(draft.key, lesson, base as KeptWay | undefined, value, date, shelf)))
    forgetLeft(page, draft.key);
}

/** Writes a way on top of what is there. @returns whether it is kept */
async function write(
  name: string,
  lesson: Lesson,
  base: KeptWay | undefined,
  own: KeptWay,
  date: number,
  shelf: Library,
): Promise<boolean> {
  for (let i = 0; i < TRIES; i++) {
    const entry = await shelf.get(name);
    const value = entry?.kind === 'lesson' ? mergedWay(lesson, base, own, entry.value) : own;
    const outcome = await shelf.write(draftOf(name, value, date), entry?.revision ?? 0);
    if ('kept' in outcome) return true;
    if (outcome.refused !== 'stale' && outcome.refused !== 'gone') return false;
  }
  return false;
}

/** Whether it is kept: one write follows the other, so that the newest state stands, and what another tab wrote meanwhile stays. */
export function keepLearner(
  name: string,
  lesson: Lesson,
  way: Way,
  now: number,
  shelf: Library = library(),
): Promise<boolean> {
  const value = keptWay(lesson, way);
  const next = async () => {
    const done = await write(name, lesson, known.get(name), value, now, shelf);
    if (!done) return false;
    known.set(name, value);
    // What was put down meanwhile is newer than what was written here.
    if (writing.get(name) === own) forgetLeft(self, name);
    return true;
  };
  const own: Promise<boolean> = (writing.get(name) ?? Promise.resolve()).then(next, next);
  writing.set(name, own);
  return own;
}

/** Puts a way down at once, as the page is left: the library writes in its own time. Whoever opens the lesson next takes it up. */
export function leaveLearner(name: string, lesson: Lesson, way: Way, now: number): void {
  leave(self, { draft: draftOf(name, keptWay(lesson, way), now), revision: 0, base: known.get(name) });
}
