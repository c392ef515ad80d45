/** @file Comments of a lesson's file, which stand before a path: they go where that goes, and none is lost. */
import type { Lesson } from '#lesson/index.ts';
import { readMarkdown, writeMarkdown } from '#lesson/index.ts';
import type { Comment } from '#lesson/keyed.ts';
import { registries } from '#state/registries.ts';

/**
 * The comments after entries of a list have changed their places. Those of an entry that is gone go with it.
 * @param list the path of the list: `parts`, `parts[1].ask`
 * @param from where each entry was before; undefined for a new one
 */
export function followed(
  comments: readonly Comment[],
  list: string,
  from: readonly (number | undefined)[],
): readonly Comment[] {
  return comments.flatMap((comment) => {
    const [, at, rest = ''] = comment.before.startsWith(`${list}[`)
      ? (/^\[(\d+)\](.*)$/s.exec(comment.before.slice(list.length)) ?? [])
      : [];
    if (at === undefined) return [comment];
    const to = from.indexOf(Number(at));
    return to < 0 ? [] : [{ ...comment, before: `${list}[${to}]${rest}` }];
  });
}

/** The comments such that a file holds every one of them: what stands before nothing any more stands before its part, its front, or at the end. */
export function settled(lesson: Lesson, comments: readonly Comment[]): readonly Comment[] {
  if (comments.length === 0) return comments;
  const written = readMarkdown(writeMarkdown(lesson, comments), registries);
  const left = written.lesson ? [...written.comments] : undefined;
  // A lesson that cannot be read keeps its comments where they are, until it can.
  if (!left) return comments;
  return comments.map((comment) => {
    const at = left.findIndex(({ before, text }) => before === comment.before && text === comment.text);
    if (at >= 0) {
      left.splice(at, 1);
      return comment;
    }
    const part = /^(parts\[\d+\])/.exec(comment.before)?.[1];
    const before = part === undefined ? (comment.before.includes('[') ? '$' : 'front.$') : part;
    return {
      ...comment,
      before: lesson.parts.some((_, i) => `parts[${i}]` === before) || part === undefined ? before : '$',
    };
  });
}
