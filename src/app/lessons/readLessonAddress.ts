import { decodeLesson, type Lesson, lessonToday } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import { lessonNamed } from './course.ts';
import { closed, type LessonShown, lessonShown } from './lessonShown.ts';
import { NO_SUCH_LESSON } from './lessonsPageWords.ts';

/** The lesson of `#l=…`, `#lesson=ID` or `#lesson=ID/PART`, with that part, or a sentence that says why there is none. */
export async function readLessonAddress(
  hash: string,
): Promise<{ readonly lesson: Lesson; readonly part?: string | undefined } | { readonly error: string }> {
  const packed = /^#l=(.*)$/.exec(hash)?.[1];
  if (packed !== undefined) return decodeLesson(packed, registries);
  const [, id, part] = /^#lesson=([\w-]+)(?:\/([\w-]+))?$/.exec(hash) ?? [];
  const lesson = id === undefined ? undefined : await lessonNamed(part === undefined ? id : lessonToday(id, part));
  return lesson ? { lesson, part } : { error: NO_SUCH_LESSON };
}

/** What the page shows there, or a sentence that says why it cannot. */
export async function shownAt(hash: string): Promise<LessonShown | { readonly error: string }> {
  const edits = /^#edit=(\w+)$/.exec(hash)?.[1];
  if (edits !== undefined) return { ...closed, edits };
  if (hash === '#lessons') return { ...closed, list: true };
  if (hash === '#class' || hash.startsWith('#h='))
    return { ...closed, classView: true, handIn: hash === '#class' ? undefined : hash };
  const read = await readLessonAddress(hash);
  if ('error' in read) return read;
  const travels = hash.startsWith('#l=');
  const open = lessonShown.get();
  // The lesson that is open goes on.
  const goesOn = open.lesson?.id === read.lesson.id && !open.travels && !travels;
  return {
    ...closed,
    lesson: goesOn ? open.lesson : read.lesson,
    goTo: read.part === undefined ? undefined : { part: read.part },
    travels,
  };
}
