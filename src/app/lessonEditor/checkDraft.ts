/** @file A draft held against the format: the lesson, or what is wrong with it, with its path and the line of the file as it would be saved. */
import { type Lesson, type LessonProblem, linesIn, readLesson, writeMarkdown } from '#lesson/index.ts';
import { registries } from '#state/registries.ts';
import type { LessonDraft } from './draft.ts';
import { settled } from './followComments.ts';

export type Checked =
  | { readonly lesson: Lesson; readonly text: string; readonly problems: readonly [] }
  | { readonly lesson?: undefined; readonly text: string | undefined; readonly problems: readonly LessonProblem[] };

export function checkDraft({ lesson, comments }: Pick<LessonDraft, 'lesson' | 'comments'>): Checked {
  const reading = readLesson(lesson, registries);
  if (reading.lesson)
    return {
      lesson: reading.lesson,
      text: writeMarkdown(reading.lesson, settled(reading.lesson, comments)),
      problems: [],
    };
  const text = written(lesson, comments);
  const lineOf = text === undefined ? undefined : linesIn(text);
  return {
    text,
    problems: reading.problems.map((problem) => (lineOf ? { ...problem, line: lineOf(problem.path) } : problem)),
  };
}

/** The file as far as it can be written; undefined where a value is of another kind altogether than its field. */
function written(lesson: Lesson, comments: LessonDraft['comments']): string | undefined {
  try {
    return writeMarkdown(lesson, comments);
  } catch {
    return undefined;
  }
}
