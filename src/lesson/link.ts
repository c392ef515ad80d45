/** @file A lesson in a link: `#l=` and the compiled lesson as JSON, packed as a document is (`base/packedText.ts`), with the same limits. */
import { packText, unpackText } from '#base/packedText.ts';
import type { Registries } from '#nn/recipe.ts';
import type { Lesson } from './lesson.ts';
import { linkWords } from './lessonWords.ts';
import { readLesson, sentence } from './readLesson.ts';

const MAX_TEXT = 256 * 1024;
const MAX_BYTES = 4 * 2 ** 20;

export type LessonLinkReading = { readonly lesson: Lesson } | { readonly error: string };

/** The lesson as the text behind `#l=`. */
export const encodeLesson = (lesson: Lesson): Promise<string> => packText(JSON.stringify(lesson));

/** Reads what `encodeLesson` wrote. Anything else gives a sentence; never throws. */
export async function decodeLesson(text: string, registries: Registries): Promise<LessonLinkReading> {
  const unpacked = await unpackText(text, MAX_TEXT, MAX_BYTES);
  if ('text' in unpacked) return readLessonText(unpacked.text, registries);
  if (unpacked.fault === 'long') return { error: linkWords.long(Math.round(text.length / 1024)) };
  if (unpacked.fault === 'cut')
    return { error: unpacked.missing === undefined ? linkWords.cut : linkWords.missing(unpacked.missing) };
  return { error: linkWords[unpacked.fault] };
}

/** Reads a compiled lesson from JSON text. */
export function readLessonText(text: string, registries: Registries): LessonLinkReading {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return { error: linkWords.notJson };
  }
  const reading = readLesson(value, registries);
  if (reading.lesson) return { lesson: reading.lesson };
  return { error: linkWords.unread(sentence(reading.problems[0]!), reading.problems.length - 1) };
}
