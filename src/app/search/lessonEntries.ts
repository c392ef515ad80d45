/** @file Lessons and their parts, for the search: those of the course, and the one that is open, wherever it came from. What addresses call them nobody asks for. */
import { openLesson } from '../lessons/lessonAddress.ts';
import { lessonShown } from '../lessons/lessonShown.ts';
import type { SearchEntry, Source } from './entry.ts';
import { partSays } from './searchWords.ts';

export const lessonEntries: Source = (_, lessons) => {
  const { lesson, travels } = lessonShown.get();
  const all = lesson && travels ? [lesson, ...lessons] : lessons;
  return all.flatMap((one) => {
    const { id, title, line, parts } = one;
    const go = (part?: string): SearchEntry['run'] =>
      one === lesson
        ? () => lessonShown.set({ goTo: part === undefined ? undefined : { part } })
        : ({ editor }) => void openLesson(editor, `#lesson=${id}${part === undefined ? '' : `/${part}`}`);
    // One that travels may be called like one of the course.
    const key = one === lesson ? `open ${id}` : id;
    return [
      {
        kind: 'lesson',
        id: key,
        name: title,
        also: line === undefined ? [] : [line],
        run: go(),
        ...(line === undefined ? {} : { says: line }),
      },
      ...parts.map((part, i) => ({
        kind: 'lesson' as const,
        id: `${key}/${part.id}`,
        name: part.title,
        also: [],
        says: partSays(i + 1, title),
        run: go(part.id),
      })),
    ] satisfies SearchEntry[];
  });
};
