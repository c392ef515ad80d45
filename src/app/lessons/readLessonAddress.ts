import { decodeLesson, type Lesson } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { lessonNamed } from './course.ts';
import { NO_SUCH_LESSON } from './lessonsPageWords.ts';

/** The lesson of `#l=…`, `#lesson=ID` or `#lesson=ID/PART`, with that part, or a sentence that says why there is none. */
export async function readLessonAddress(
  hash: string,
): Promise<{ readonly lesson: Lesson; readonly part?: string | undefined } | { readonly error: string }> {
  const packed = /^#l=(.*)$/.exec(hash)?.[1];
  if (packed !== undefined) return decodeLesson(packed, registries);
  const [, id, part] = /^#lesson=([\w-]+)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  const lesson = id === undefined ? undefined : await lessonNamed(id);
  return lesson ? { lesson, part } : { error: NO_SUCH_LESSON };
}
