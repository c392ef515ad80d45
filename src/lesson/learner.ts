/** @file A learner's state from anything that was kept or sent: what fits the lesson is taken, the rest is left out. */
import { isObject, type Json, own } from '#nn/json.ts';
import type { Lesson, Part } from './lesson.ts';
import { lessonsBefore, partsBefore } from './parted.ts';
import { begin, freshPart, type Given, isDone, type Learner, type PartState } from './player.ts';
import { readDraft } from './questions/draft.ts';
import { gradeAnswer, readAnswer } from './questions/index.ts';
import { unwatched, type Watch } from './watch.ts';

const count = (value: unknown, most = Number.MAX_SAFE_INTEGER): number =>
  Number.isSafeInteger(value) && (value as number) >= 0 && (value as number) <= most ? (value as number) : 0;
const objectOf = (value: unknown): Json => (isObject(value) ? value : {});

/** Never throws. Of another lesson, or of none, it is a beginning; of one that had parts of this lesson before, what was done in them. */
export function readLearner(value: unknown, lesson: Lesson): Learner {
  const given = objectOf(value);
  const from = own(given, 'lesson');
  if (from !== lesson.id && !lessonsBefore(lesson.id).some((old) => old === from)) return begin(lesson);
  const states = objectOf(own(given, 'parts'));
  const parts = Object.fromEntries(
    lesson.parts.flatMap((part) => {
      const state = own(states, part.id);
      return isObject(state) ? [[part.id, readPart(state, part)] as const] : [];
    }),
  );
  const stood = lesson.parts.findIndex(({ id }) => id === standsAt(given, lesson));
  const open = lesson.parts.findIndex((part) => !isDone(part, parts[part.id] ?? freshPart));
  const goesOn = open < 0 ? lesson.parts.length - 1 : open;
  return { lesson: lesson.id, at: stood < 0 ? goesOn : stood, parts };
}

/** The part at which a learner's state stands, which may be one of another lesson today. */
export function standsAt(value: unknown, { id, parts }: Lesson): string | undefined {
  const given = objectOf(value);
  const from = own(given, 'lesson');
  const at = count(own(given, 'at'));
  return (from === id ? parts[at]?.id : undefined) ?? partsBefore(String(from))[at]?.part;
}

function readPart(given: Json, part: Part): PartState {
  const [answers, drafts, goals, wrong] = (['answers', 'drafts', 'goals', 'wrong'] as const).map((key) =>
    objectOf(own(given, key)),
  ) as [Json, Json, Json, Json];
  const list = (key: string): readonly unknown[] => {
    const value = own(given, key);
    return Array.isArray(value) ? value.slice(0, 64) : [];
  };
  return {
    ...freshPart,
    answers: Object.fromEntries(
      part.ask.flatMap((question): (readonly [string, Given])[] => {
        const kept = objectOf(own(answers, question.id));
        const answer = readAnswer(question, own(kept, 'answer'));
        if (answer === undefined) return [];
        const right = own(kept, 'right');
        const step = count(own(kept, 'step'));
        const tries = Math.max(1, count(own(kept, 'tries')));
        const known = gradeAnswer(question, answer).right;
        return [[question.id, { answer, step, tries, right: known ?? (typeof right === 'boolean' ? right : null) }]];
      }),
    ),
    drafts: Object.fromEntries(
      part.ask.flatMap((question) => {
        const draft = own(drafts, question.id);
        return draft === undefined ? [] : [[question.id, readDraft(question, draft)]];
      }),
    ),
    goals: Object.fromEntries(part.goals.map(({ id }) => [id, readWatch(own(goals, id))])),
    wrong: Object.fromEntries(
      part.ask.flatMap(({ id }) => (count(own(wrong, id)) > 0 ? [[id, count(own(wrong, id))]] : [])),
    ),
    resets: count(own(given, 'resets')),
    steps: count(own(given, 'steps')),
    tried: list('tried').filter((one): one is string => typeof one === 'string' && one.length <= 60),
    hints: list('hints').filter(
      (one): one is number => Number.isInteger(one) && part.hints[one as number] !== undefined,
    ),
  };
}

/** Only what outlasts a run: the run that is begun now is watched anew. */
function readWatch(value: unknown): Watch {
  const given = objectOf(value);
  const reached = own(given, 'reached');
  return {
    ...unwatched,
    saw: own(given, 'saw') === true,
    holds: own(given, 'holds') === true && Number.isSafeInteger(reached),
    ...(Number.isSafeInteger(reached) && (reached as number) >= 0 ? { reached: reached as number } : {}),
  };
}
