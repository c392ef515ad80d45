/** @file The lesson that has the page, or the list of them; shared, so that the top bar, the address and a lesson's end lead there. */
import type { Lesson } from '#lesson/index.ts';
import { createShared } from '#state/shared.ts';

export interface LessonShown {
  readonly list: boolean;
  readonly lesson: Lesson | undefined;
  /** It came in the address, and is none of the course. */
  readonly travels: boolean;
}

export const lessonShown = createShared<LessonShown>({ list: false, lesson: undefined, travels: false });
