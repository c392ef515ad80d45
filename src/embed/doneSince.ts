/** @file What a learner reached between two states of a lesson, as the page around is told of it. */
import {
  freshPart,
  isDone,
  type Learner,
  type Lesson,
  newlyReached,
  partOf,
  progress,
  stateOf,
} from '#lesson/index.ts';
import type { Done } from './protocol.ts';

/** Goals, then parts, then the lesson: each once, when it is reached. */
export function doneSince(lesson: Lesson, before: Learner, after: Learner): readonly Done[] {
  if (before === after) return [];
  const parts = progress(lesson, after);
  const told = { lesson: lesson.id, parts };
  const shown = partOf(lesson, after);
  const { goals: watches } = stateOf(lesson, after);
  const goals = newlyReached(lesson, before, after).map((goal): Done => {
    const step = watches[goal]?.reached;
    return { what: 'goal', ...told, part: shown.id, goal, ...(step === undefined ? {} : { step }) };
  });
  const isOver = (learner: Learner, part: Lesson['parts'][number]) => isDone(part, learner.parts[part.id] ?? freshPart);
  const done = lesson.parts
    .filter((part) => isOver(after, part) && !isOver(before, part))
    .map(({ id }): Done => ({ what: 'part', ...told, part: id }));
  const whole = parts.done === parts.of && progress(lesson, before).done < parts.of;
  return [...goals, ...done, ...(whole ? [{ what: 'lesson', ...told } as const] : [])];
}
