/** @file How far the run of a part goes by itself: to the step that its questions ask about or that a drawn curve goes to, since the number there must be known to the step; else that its goals, else its numbers speak of. */
import type { Part } from './lesson.ts';
import { wordsOf } from './readLesson.ts';
import { inlinesOf, readRichText } from './richText.ts';

/** 0 where nothing is said of a run, or none may be made. */
export function stepsOf(part: Part): number {
  if (!part.allow.includes('run')) return 0;
  const asked = part.ask.flatMap((question) => {
    if (question.kind === 'draw') return question.steps ?? [];
    const [, at] = /@(\d+)$/.exec(('reading' in question ? question.reading : undefined) ?? '') ?? [];
    return at === undefined ? [] : [Number(at)];
  });
  const solved = part.goals.flatMap(({ solution }) => solution.steps);
  const quoted = wordsOf(part, '').flatMap(([, words]) =>
    inlinesOf(readRichText(words)).flatMap((one) => (one.kind === 'number' ? (one.number.step ?? []) : [])),
  );
  return Math.max(0, ...([asked, solved, quoted].find(({ length }) => length > 0) ?? []));
}
