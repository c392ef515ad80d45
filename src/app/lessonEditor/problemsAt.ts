/** @file Problems of a draft at the fields of its forms. */
import { createContext, useContext } from 'react';
import type { LessonProblem } from '#lesson/index.ts';

export const ProblemsContext = createContext<readonly LessonProblem[]>([]);

/** The id of a path's control in the page. */
export const controlId = (path: string): string => `lesson-${path.replace(/[^\w-]/g, '-')}`;

/** What is wrong at a path, or within it where nothing within has a control of its own; null where nothing is. @param whole within counts too */
export function useProblem(path: string, whole: boolean): string | null {
  const problems = useContext(ProblemsContext);
  return (
    problems.find(
      (one) => one.path === path || (whole && /^[.[]/.test(one.path.slice(path.length)) && one.path.startsWith(path)),
    )?.says ?? null
  );
}
