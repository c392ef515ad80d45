/**
 * @file What a learner hands in: answers, predictions with the step they were given at, goals with the step they were reached at, and the runs as links. It is trusted
 * in nothing: answers are graded again, and runs are trained again (`npm run -s lesson -- replay`, and the page's class view) and held against what it says.
 */
import { sha256 } from '#base/sha256.ts';
import { isObject, type Json, own } from '#nn/json.ts';
import type { Lesson } from './lesson.ts';
import { lessonToday } from './parted.ts';
import type { Learner } from './player.ts';
import { gradeAnswer, readAnswer } from './questions/index.ts';
import type { Grade, Seen } from './questions/question.ts';
import { flag, line, list, maybe, type Note, number, object, type Row, type Shape, whole } from './shape.ts';

const step = whole(0, Number.MAX_SAFE_INTEGER);
const hash = line(64, 1, /^[0-9a-f]+$/, 'hexadecimal digits');
const anything: Shape<unknown> = {
  schema: {},
  read: (value) => (value === undefined ? null : structuredClone(value)),
  fromLine: (text) => text,
  toLine: String,
};
const table = {
  handIn: whole(1, 1),
  lesson: line(40),
  /** Of the compiled lesson that was worked through. */
  lessonHash: hash,
  /** The arithmetic of its runs: see `nn/engineNumber.ts`. */
  engine: whole(1, 1_000_000),
  /** As the learner wants to be called; may be left out. */
  name: maybe(line(80)),
  answers: list(object({ part: line(40), question: line(40), answer: anything, step, tries: step }), 24 * 12),
  goals: list(object({ part: line(40), goal: line(40), reached: step }), 24 * 6),
  runs: list(
    object({
      part: line(40),
      link: line(256 * 1024),
      step,
      parameterHash: hash,
      trainLoss: maybe(number()),
      diverged: maybe(flag),
    }),
    24,
  ),
};
const handInShape = object(table);
export type HandIn = Row<typeof table>;
export type HandInRun = HandIn['runs'][number];

/** The hash of a compiled lesson, whatever the order in which its fields stand. */
export const lessonHash = (lesson: Lesson): string => sha256(new TextEncoder().encode(JSON.stringify(sorted(lesson))));
const sorted = (value: unknown): unknown =>
  Array.isArray(value)
    ? value.map(sorted)
    : isObject(value)
      ? Object.fromEntries(
          Object.entries(value)
            .sort(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, one]) => [key, sorted(one)]),
        )
      : value;

/** @param runs of the parts, as far as there are any: the document with its run as a link, where it stands, and the hash of its parameters there */
export function handIn(
  lesson: Lesson,
  learner: Learner,
  runs: readonly HandInRun[],
  engine: number,
  name?: string,
): HandIn {
  const states = lesson.parts.flatMap((part) =>
    learner.parts[part.id] ? [{ part, state: learner.parts[part.id]! }] : [],
  );
  return {
    ...{ handIn: 1, lesson: lesson.id, lessonHash: lessonHash(lesson), engine },
    ...(name === undefined ? {} : { name }),
    answers: states.flatMap(({ part, state }) =>
      part.ask.flatMap(({ id }) => {
        const given = state.answers[id];
        return given
          ? [{ part: part.id, question: id, answer: given.answer, step: given.step, tries: given.tries }]
          : [];
      }),
    ),
    goals: states.flatMap(({ part, state }) =>
      part.goals.flatMap(({ id }) => {
        const reached = state.goals[id]?.reached;
        return reached === undefined ? [] : [{ part: part.id, goal: id, reached }];
      }),
    ),
    runs,
  };
}

/** Takes anything; never throws. */
export function readHandIn(value: unknown): HandIn | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const note: Note = (path, says) => faults.push(`${path} ${says}`);
  return handInShape.read(value, '', note) ?? { faults };
}

/** One for each lesson that has parts of it today: the lesson may have been parted since it was handed in. */
export function handInsToday(given: HandIn): readonly HandIn[] {
  const today = ({ part }: { readonly part: string }) => lessonToday(given.lesson, part);
  const { answers, goals, runs } = given;
  const lessons = [...new Set([...answers, ...goals, ...runs].map(today))];
  if (lessons.every((lesson) => lesson === given.lesson)) return [given];
  return lessons.map((lesson) => {
    const stays = (one: { readonly part: string }) => today(one) === lesson;
    return { ...given, lesson, answers: answers.filter(stays), goals: goals.filter(stays), runs: runs.filter(stays) };
  });
}

export interface GradedAnswer {
  readonly part: string;
  readonly question: string;
  /** As the question's kind takes it. */
  readonly answer: unknown;
  readonly step: number;
  readonly grade: Grade;
}
/**
 * The answers of a hand-in, graded by the lesson and by nothing that stands in it; those that are none to its questions are left out.
 * @param seenOf what came out of a part's run, which decides whether a prediction was right
 */
export const gradedAnswers = (
  lesson: Lesson,
  { answers }: HandIn,
  seenOf: (part: string) => Seen | undefined = () => undefined,
): readonly GradedAnswer[] =>
  answers.flatMap(({ part, question: id, answer, step }) => {
    const question = lesson.parts.find((one) => one.id === part)?.ask.find((one) => one.id === id);
    const read = question && readAnswer(question, answer);
    return question === undefined || read === undefined
      ? []
      : [{ part, question: id, answer: read, step, grade: gradeAnswer(question, read, seenOf(part)) }];
  });

/** What a run came to when it was made again. */
export interface Remade {
  readonly step: number;
  readonly parameterHash: string;
}
/** Whether a run is what its hand-in says; `otherEngine`: it was made with another arithmetic, so that hashes tell nothing. */
export function judged(
  said: HandInRun,
  engine: number,
  here: number,
  remade: Remade,
): 'same' | 'changed' | 'otherEngine' {
  if (remade.step !== said.step) return 'changed';
  if (engine !== here) return 'otherEngine';
  return remade.parameterHash === said.parameterHash ? 'same' : 'changed';
}

/** The id of the lesson that something claims to be a hand-in of. */
export const lessonOf = (value: unknown): string | undefined => {
  const id = isObject(value) ? own(value as Json, 'lesson') : undefined;
  return typeof id === 'string' ? id : undefined;
};
