/** @file The lesson that has the page, the list of them, or what a class handed in; shared, so that the top bar, the address and a lesson's end lead there. */
import type { Lesson } from '#lesson/index.ts';
import { createShared } from '#state/shared.ts';

export interface LessonShown {
  readonly list: boolean;
  readonly lesson: Lesson | undefined;
  /** The part to go to, by its id: a new object each time somebody asks for one. */
  readonly goTo?: { readonly part: string } | undefined;
  /** It came in the address, and is none of the course. */
  readonly travels: boolean;
  /** The hand-ins of a class, in place of both; with one that the address held, as text. */
  readonly classView: boolean;
  readonly handIn?: string | undefined;
  /** The key of the draft that is edited. */
  readonly edits?: string | undefined;
  /** Its author is at the page, recording; the editor waits. */
  readonly records: boolean;
}

/** The page itself. */
export const closed: LessonShown = {
  ...{ list: false, lesson: undefined, goTo: undefined, travels: false, classView: false, handIn: undefined },
  ...{ edits: undefined, records: false },
};
export const lessonShown = createShared<LessonShown>(closed);
