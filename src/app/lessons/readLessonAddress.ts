import { decodeLesson, type Lesson } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { lessonNamed } from './course.ts';
import { NO_SUCH_LESSON } from './lessonsPageWords.ts';

/** The lesson of `#l=…` or `#lesson=ID`, or a sentence that says why there is none. */
export async function readLessonAddress(
  hash: string,
): Promise<{ readonly lesson: Lesson } | { readonly error: string }> {
  const packed = /^#l=(.*)$/.exec(hash)?.[1];
  if (packed !== undefined) return decodeLesson(packed, registries);
  const id = /^#lesson=([\w-]+)$/.exec(hash)?.[1];
  const lesson = id === undefined ? undefined : await lessonNamed(id);
  return lesson ? { lesson } : { error: NO_SUCH_LESSON };
}
