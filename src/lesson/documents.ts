/** @file The documents of a lesson: what the author meant to stand on the stage at each part. *Restore* brings one of them back. */
import { applyPatch } from '#nn/applyPatch.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import { readDocument, type StrataDocument } from '#nn/document.ts';
import { isObject } from '#nn/json.ts';
import type { Problem } from '#nn/problem.ts';
import { sentenceOf } from '#nn/problemWords.ts';
import type { Registries } from '#nn/recipe.ts';
import type { Lesson, Part } from './lesson.ts';
import type { Note } from './shape.ts';

/** The document of every part; undefined, and noted, from the first on that cannot be had. */
export function documentsOf(
  { title, parts }: Pick<Lesson, 'title' | 'parts'>,
  registries: Registries,
  note: Note = () => {},
): readonly (StrataDocument | undefined)[] {
  let last: StrataDocument | undefined;
  let lost = false;
  return parts.map((part, i) => {
    if (lost) return undefined;
    // What is not called anything is called as its lesson.
    const named = part.document ? { ...part, document: { title, ...part.document } } : part;
    last = documentOf(named, last, `parts[${i}]`, registries, note);
    lost = last === undefined;
    return last;
  });
}

function documentOf(
  { document, change, variants, show }: Part,
  before: StrataDocument | undefined,
  path: string,
  registries: Registries,
  note: Note,
): StrataDocument | undefined {
  const told = (field: string, problems: readonly Problem[]): undefined => {
    for (const problem of problems)
      note(`${path}.${field}`, `cannot be used: ${problem.block}: ${sentenceOf(problem)}`);
    return undefined;
  };
  const reading = document === undefined ? { document: before, problems: [] } : readDocument(document, registries);
  if (!reading.document) {
    if (document === undefined) note(path, 'has nothing to stand on: the first part needs a document');
    return told('document', reading.problems);
  }
  let now = reading.document;
  if (change) {
    const { run: _, ...rest } = now;
    const patched = applyPatch<StrataDocument>(rest, change, registries);
    if (!patched.document) return told('change', patched.problems);
    now = patched.document;
  }
  if (!change && !variants && !show) return now;
  const { lenses, ...view } = isObject(show) ? show : {};
  // Variants are patches: they are read again over what they now stand beside.
  const whole = readDocument(
    {
      ...compactDocument(now, registries),
      ...(variants === undefined ? {} : { variants }),
      view: { ...now.view, ...view, lenses: { ...now.view.lenses, ...(isObject(lenses) ? lenses : {}) } },
    },
    registries,
  );
  return whole.document ?? told(variants ? 'variants' : 'change', whole.problems);
}
