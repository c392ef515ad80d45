/** @file Addresses of lessons: `#l=` and a compiled lesson, `#lesson=ID` one of the course, `#lesson=ID/PART` a part of it, `#class` the hand-ins of a class, `#h=` one of them, `#edit=KEY` a draft. What reads them is fetched only then. */
import { loadPart } from '#base/loadPart.ts';
import type { Editor } from '#state/editor.ts';
import { lessonShown } from './lessonShown.ts';
import { NOT_THERE } from './lessonsPageWords.ts';

/** Whether an address names a lesson, the list of them, what was handed in, or a draft. */
export const namesLesson = (hash: string): boolean => /^#(?:l=|lesson=|lessons$|class$|h=|edit=)/.test(hash);

const reading = loadPart(() => import('./readLessonAddress.ts'));

/** Opens what the address names; a sentence on the page where it cannot be read. The own work stays as it is. */
export async function openLesson(editor: Editor, hash: string): Promise<void> {
  const read = await reading()
    .then(({ shownAt }) => shownAt(hash))
    .catch(() => ({ error: NOT_THERE }));
  if ('error' in read) editor.notify({ tone: 'bad', text: read.error });
  else lessonShown.set(read);
}

/** Opens the lesson that the page's first address names, and those whose addresses come later. */
export function followLessons(editor: Editor, first: string): void {
  const follow = (hash: string) => {
    if (namesLesson(hash)) void openLesson(editor, hash);
  };
  // Another may have come while the page was on its way.
  follow(namesLesson(location.hash) ? location.hash : first);
  addEventListener('hashchange', ({ newURL }) => follow(new URL(newURL).hash));
}
