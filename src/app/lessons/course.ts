/** @file The lessons, each in a file of its own that is fetched when it is opened; the front of each is read for the list. */
import { loadPart } from '#base/loadPart.ts';
import { type Lesson, type Outline, outlineOf, readMarkdown, sentence } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';

const files = Object.fromEntries(
  Object.entries(import.meta.glob<string>('../../../lessons/*.md', { query: '?raw', import: 'default' })).map(
    ([name, load]) => [name, loadPart(load)],
  ),
);

/** Those of the course have a number; the first minute has none. */
const numbered = Object.keys(files)
  .filter((name) => /\/\d+-[^/]*$/.test(name))
  .sort();

const idIn = (file: string): string => file.replace(/^.*\/(?:\d+-)?|\.md$/g, '');

/** How many there are, known at once. */
export const LESSONS = numbered.length;

/**
 * The course in the order of their files' names.
 * @throws Error where a file is not fetched, or is no lesson: the checks of the course say so before
 */
export async function course(): Promise<readonly Lesson[]> {
  return Promise.all(numbered.map(lessonIn));
}

/** One of them, or the first minute, by its id, which its file is called by; undefined where there is none. */
export function lessonNamed(id: string): Promise<Lesson> | undefined {
  const name = Object.keys(files).find((file) => idIn(file) === id);
  return name === undefined ? undefined : lessonIn(name);
}

/** The one that follows in the course; undefined after the last, and of a lesson that is none of it. */
export function lessonAfter(id: string): Promise<Lesson> | undefined {
  const at = numbered.findIndex((file) => idIn(file) === id);
  const next = at < 0 ? undefined : numbered[at + 1];
  return next === undefined ? undefined : lessonIn(next);
}

/** What all of them are called, and their parts: the course, then the first minute. @throws Error where a file is not fetched */
export const outlines = loadPart(
  (): Promise<readonly Outline[]> =>
    Promise.all(
      [...numbered, ...Object.keys(files).filter((name) => !numbered.includes(name))].map(async (name) =>
        outlineOf(await files[name]!()),
      ),
    ),
);

async function lessonIn(name: string): Promise<Lesson> {
  const { lesson, problems } = readMarkdown(await files[name]!(), registries);
  if (!lesson) throw new Error(`${name}: ${sentence(problems[0]!)}`);
  return lesson;
}
