/** @file A lesson from one of its parts on: that one begins with what it stands on in the whole. */
import type { Lesson } from '#lesson/index.ts';
import { compactDocument } from '#nn/compactDocument.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Json } from '#nn/json.ts';
import { registries } from '#state/registries.ts';

/** @param documents of all its parts */
export function lessonFrom(lesson: Lesson, at: number, documents: readonly (StrataDocument | undefined)[]): Lesson {
  const part = lesson.parts[at];
  const document = documents[at];
  if (at === 0 || !part || !document) return lesson;
  const { change: _, variants: __, show: ___, ...rest } = part;
  const first = { ...rest, document: compactDocument(document, registries) as Json };
  return { ...lesson, parts: [first, ...lesson.parts.slice(at + 1)] };
}
