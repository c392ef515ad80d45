/** @file Reading a compiled lesson from anything: the table first, then what its parts say of each other and of their documents. */

import { applyPatch } from '#nn/applyPatch.ts';
import { walk } from '#nn/block.ts';
import type { StrataDocument } from '#nn/document.ts';
import { isObject, type Json, own } from '#nn/json.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import type { Registries } from '#nn/recipe.ts';
import { documentsOf } from './documents.ts';
import { LESSON_VERSION, type Lesson, lessonShape, type Part } from './lesson.ts';
import { laterVersion } from './lessonWords.ts';
import { isReading, readingArguments } from './metrics.ts';
import { refused, strayPermissions } from './permission.ts';
import { inlinesOf, readRichText } from './richText.ts';
import type { Note } from './shape.ts';

/** What is wrong with a lesson, and where: its sentence is the path and what is said of it. */
export interface LessonProblem {
  readonly path: string;
  readonly says: string;
  /** Of the file that it was read from, counted from 1. */
  readonly line?: number;
}
export const sentence = ({ path, says }: LessonProblem): string => `${path} ${says}`;

export type LessonReading =
  | { readonly lesson: Lesson; readonly problems: readonly [] }
  | { readonly lesson?: undefined; readonly problems: readonly LessonProblem[] };

/** Never throws; the lesson shares nothing with the argument. */
export function readLesson(value: unknown, registries: Registries): LessonReading {
  const problems: LessonProblem[] = [];
  const note: Note = (path, says) => problems.push({ path, says });
  const version = isObject(value) ? own(value, 'lesson') : undefined;
  if (typeof version === 'number' && version > LESSON_VERSION) note('lesson', laterVersion(version, LESSON_VERSION));
  const lesson = problems.length === 0 ? lessonShape.read(value, '', note) : undefined;
  if (lesson) checkParts(lesson, registries, note);
  return lesson && problems.length === 0 ? { lesson, problems: [] } : { problems };
}

function checkParts(lesson: Lesson, registries: Registries, note: Note): void {
  const { parts } = lesson;
  const twice = (ids: readonly string[], path: (i: number) => string) => {
    for (const [i, id] of ids.entries()) if (ids.indexOf(id) < i) note(path(i), `is used twice: ${id}`);
  };
  twice(
    parts.map(({ id }) => id),
    (i) => `parts[${i}].id`,
  );
  for (const [i, { ask, goals, hints }] of parts.entries()) {
    const ids = [...ask, ...goals].map(({ id }) => id);
    twice(ids, (k) => (k < ask.length ? `parts[${i}].ask[${k}].id` : `parts[${i}].goals[${k - ask.length}].id`));
    for (const [k, { of }] of hints.entries())
      if (of !== undefined && !ids.includes(of))
        note(`parts[${i}].hints[${k}].of`, `names no question or goal of its part: ${of}`);
  }
  const documents = documentsOf(lesson, registries, note);
  for (const [i, part] of parts.entries())
    if (documents[i]) checkPart(part, documents[i], `parts[${i}]`, registries, note);
}

function checkPart(part: Part, document: StrataDocument, path: string, registries: Registries, note: Note): void {
  const blocks = new Set(['input', ...[...walk(document.network, registries.layers)].map(({ block }) => block.id)]);
  for (const stray of strayPermissions(part.allow, document, registries))
    note(`${path}.allow`, `names ${stray}, which its document does not have`);
  for (const [k, { block }] of part.pointAt.entries())
    if (block !== undefined && !blocks.has(block))
      note(`${path}.pointAt[${k}]`, `names ${block}, which is no block here`);
  const names = new Set(['A', ...(document.variants ?? []).map(({ name }) => name)]);
  for (const [field, words] of wordsOf(part, path))
    for (const one of inlinesOf(readRichText(words)))
      if (one.kind === 'number' && one.number.variant !== undefined && !names.has(one.number.variant))
        note(field, `quotes a number of ${one.number.variant}, which is none of ${[...names].join(', ')}`);
  for (const [k, { when, saw, solution }] of part.goals.entries()) {
    const at = `${path}.goals[${k}]`;
    const solved = solvedOf(document, solution.change, `${at}.solution`, registries, note);
    if (!solved) continue;
    const hers = new Set(['input', ...[...walk(solved.network, registries.layers)].map(({ block }) => block.id)]);
    for (const { metric, of } of [...when, ...saw])
      for (const [a, name] of of.entries())
        if (isReading(metric) && readingArguments[metric][a] === 'block' && !hers.has(name))
          note(at, `measures ${name}, which is no block of its solution`);
    for (const stray of refused(part.allow, document, solved, registries))
      note(`${at}.solution`, `changes ${stray}, which allow does not let a learner change`);
  }
}

/** The document as a solution changes it. */
function solvedOf(
  document: StrataDocument,
  change: Json | undefined,
  path: string,
  registries: Registries,
  note: Note,
): StrataDocument | undefined {
  if (change === undefined) return document;
  const patched = applyPatch(document, change, registries);
  if (patched.document) return patched.document;
  for (const problem of patched.problems) note(path, `cannot be used: ${problem.block}: ${sentenceOf(problem)}`);
  return undefined;
}

/** Every field of a part that holds words, with its path. */
export const wordsOf = (part: Part, path: string): readonly (readonly [string, string])[] =>
  (
    [
      [`${path}.text`, part.text],
      ...part.ask.flatMap((one, k) => [
        [`${path}.ask[${k}].ask`, one.ask] as const,
        [`${path}.ask[${k}].why`, one.why ?? ''] as const,
        ...('choices' in one ? one.choices : []).map(
          ({ reply }, c) => [`${path}.ask[${k}].choices[${c}].reply`, reply ?? ''] as const,
        ),
      ]),
      ...part.goals.map(({ says }, k) => [`${path}.goals[${k}].says`, says] as const),
      ...part.hints.map(({ says }, k) => [`${path}.hints[${k}].says`, says] as const),
      [`${path}.takeaway`, part.takeaway ?? ''],
    ] as const
  ).filter(([, words]) => words !== '');
