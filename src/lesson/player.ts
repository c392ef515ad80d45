/**
 * @file A learner's way through a lesson: a pure state and what happens to it. The page shows the part, runs its document and tells what was done and seen; this says
 * what is locked, what is reached, which hints are due, and what may be gone on to. It knows no clock, no run and no page.
 */
import type { Recipe, Registries } from '#nn/recipe.ts';
import type { Hint, Lesson, Part } from './lesson.ts';
import { isAllowed, refused } from './permission.ts';
import { readDraft } from './questions/draft.ts';
import { gradeAnswer, type Question, readAnswer } from './questions/index.ts';
import type { Grade, Seen } from './questions/question.ts';
import { afterDeed, counted, type Observation, unwatched, type Watch, watched } from './watch.ts';

export interface Given {
  /** As the question's kind takes it. */
  readonly answer: unknown;
  /** Where the run stood. */
  readonly step: number;
  readonly tries: number;
  /** As far as it was known then: a prediction is graded again when its run is over. */
  readonly right: boolean | null;
}
export interface PartState {
  readonly answers: Readonly<Record<string, Given>>;
  /** What stands in the forms and is not committed, by question; null: nothing, in a form that was opened again. */
  readonly drafts: Readonly<Record<string, unknown>>;
  readonly goals: Readonly<Record<string, Watch>>;
  readonly resets: number;
  /** What was tried, in the words of `tried` of goals. */
  readonly tried: readonly string[];
  /** Answers that were not right, by question. */
  readonly wrong: Readonly<Record<string, number>>;
  /** The farthest step that was seen. */
  readonly steps: number;
  /** Hints that were opened. */
  readonly hints: readonly number[];
}
/** Plain JSON: what is kept, and what a frame gives its host. */
export interface Learner {
  readonly lesson: string;
  /** The place of the part that is shown. */
  readonly at: number;
  /** By the part's id; those that were looked at. */
  readonly parts: Readonly<Record<string, PartState>>;
}

export type LessonEvent =
  | { readonly type: 'go'; readonly part: number }
  /** @param step where the run stands; `seen` what is known already */
  | {
      readonly type: 'answer';
      readonly question: string;
      readonly answer: unknown;
      readonly step?: number;
      readonly seen?: Seen;
    }
  /** Something was typed, chosen or drawn, and not committed. */
  | { readonly type: 'draft'; readonly question: string; readonly value: unknown }
  /** Takes an answer that may be given again back into its form. */
  | { readonly type: 'again'; readonly question: string }
  /** At every point of the run's curve, in order, and at step 0. */
  | { readonly type: 'observe'; readonly seen: Observation }
  /** Starts that a goal asks for were counted. */
  | { readonly type: 'counted'; readonly goal: string; readonly solved: number; readonly of: number }
  | { readonly type: 'reset' }
  | { readonly type: 'tried'; readonly what: string }
  | { readonly type: 'openHint'; readonly hint: number }
  /** This part, or all of the lesson. */
  | { readonly type: 'startAgain'; readonly all?: boolean };

export const freshPart: PartState = {
  answers: {},
  drafts: {},
  goals: {},
  resets: 0,
  tried: [],
  wrong: {},
  steps: 0,
  hints: [],
};
export const begin = (lesson: Lesson): Learner => ({ lesson: lesson.id, at: 0, parts: {} });

export const partOf = (lesson: Lesson, { at }: Pick<Learner, 'at'>): Part => lesson.parts[at] ?? lesson.parts[0]!;
export const stateOf = (lesson: Lesson, learner: Learner): PartState =>
  learner.parts[partOf(lesson, learner).id] ?? freshPart;

/** What follows an event. What names nothing that there is changes nothing. */
export function next(lesson: Lesson, learner: Learner, event: LessonEvent): Learner {
  const part = partOf(lesson, learner);
  const state = stateOf(lesson, learner);
  const put = (now: PartState): Learner =>
    now === state ? learner : { ...learner, parts: { ...learner.parts, [part.id]: now } };
  const watch = (now: PartState, how: (goal: Part['goals'][number], before: Watch) => Watch): PartState => ({
    ...now,
    goals: Object.fromEntries(part.goals.map((goal) => [goal.id, how(goal, now.goals[goal.id] ?? unwatched)])),
  });
  const deed = (now: PartState) => put(watch(now, (goal, before) => afterDeed(goal, before, now)));
  switch (event.type) {
    case 'go':
      return lesson.parts[event.part] ? { ...learner, at: event.part } : learner;
    case 'answer':
      return put(answered(part, state, event));
    case 'draft':
      return put(drafted(part, state, event.question, event.value));
    case 'again':
      return put(drafted(part, state, event.question, state.answers[event.question]?.answer));
    case 'observe': {
      const now = { ...state, steps: Math.max(state.steps, event.seen.step) };
      return put(watch(now, (goal, before) => watched(goal, before, event.seen, now)));
    }
    case 'counted':
      return put(
        watch(state, (goal, before) =>
          goal.id === event.goal ? counted(goal, before, event.solved, event.of) : before,
        ),
      );
    case 'reset':
      return deed({ ...state, resets: state.resets + 1, tried: including(state.tried, 'reset') });
    case 'tried':
      return deed({ ...state, tried: including(state.tried, event.what) });
    case 'openHint':
      return part.hints[event.hint] ? put({ ...state, hints: including(state.hints, event.hint) }) : learner;
    case 'startAgain': {
      if (event.all) return begin(lesson);
      const { [part.id]: _, ...parts } = learner.parts;
      return { ...learner, parts };
    }
  }
}

const MOST_TRIED = 64;
const including = <T>(list: readonly T[], one: T): readonly T[] =>
  list.includes(one) || list.length >= MOST_TRIED ? list : [...list, one];

function answered(
  part: Part,
  state: PartState,
  { question: id, answer, step = 0, seen = {} }: LessonEvent & { type: 'answer' },
): PartState {
  const question = part.ask.find((one) => one.id === id);
  const read = question && readAnswer(question, answer);
  if (question === undefined || read === undefined || isCommitted(question, state)) return state;
  const { right } = gradeAnswer(question, read, seen);
  const tries = (state.answers[id]?.tries ?? 0) + 1;
  const { [id]: _, ...drafts } = state.drafts;
  return {
    ...state,
    drafts,
    answers: { ...state.answers, [id]: { answer: read, step, tries, right } },
    wrong: right === false ? { ...state.wrong, [id]: (state.wrong[id] ?? 0) + 1 } : state.wrong,
  };
}

function drafted(part: Part, state: PartState, id: string, value: unknown): PartState {
  const question = part.ask.find((one) => one.id === id);
  if (question === undefined || isCommitted(question, state)) return state;
  return { ...state, drafts: { ...state.drafts, [id]: readDraft(question, value) } };
}

/** Whether its form takes an answer: none was given yet, or it is given again. */
export const isOpen = (question: Question, state: PartState): boolean =>
  state.answers[question.id] === undefined ||
  (state.drafts[question.id] !== undefined && !isCommitted(question, state));

/** A prediction stands once it is given and the run has begun. */
export const isCommitted = ({ id, before }: Question, { answers, steps }: PartState): boolean =>
  before === 'run' && answers[id] !== undefined && steps > 0;

/** The questions that must be answered before Play: it is locked while there are any. */
export const unanswered = (part: Part, { answers }: PartState): readonly Question[] =>
  part.ask.filter(({ id, before, optional }) => before === 'run' && !optional && answers[id] === undefined);
/** Whether the run may be moved now. */
export const mayRun = (part: Part, state: PartState): boolean =>
  isAllowed(part.allow, 'run') && unanswered(part, state).length === 0;
/** What of an edit the part does not let a learner change; none: it may be made. */
export const locked = (part: Part, before: Recipe, after: Recipe, registries: Registries): readonly string[] =>
  refused(part.allow, before, after, registries);

/** A given answer held against what is known now. */
export function graded(part: Part, { answers }: PartState, question: string, seen: Seen = {}): Grade | undefined {
  const asked = part.ask.find(({ id }) => id === question);
  const given = answers[question];
  return asked && given && gradeAnswer(asked, given.answer, seen);
}

export const isReached = ({ goals }: PartState, goal: string): boolean => goals[goal]?.reached !== undefined;
/** Whether a question is behind the learner: answered, and not wrong. */
const isSolved = ({ answers }: PartState, id: string): boolean =>
  answers[id] !== undefined && answers[id].right !== false;

/** Hints whose time has come and that are still of use, by their places. */
export function hintsDue(part: Part, state: PartState): readonly number[] {
  const wrongOf = (of: string | undefined) =>
    of === undefined ? Object.values(state.wrong).reduce((sum, count) => sum + count, 0) : (state.wrong[of] ?? 0);
  const isDue = ({ afterSteps, afterWrong, of }: Hint) =>
    !(of !== undefined && (isReached(state, of) || isSolved(state, of))) &&
    (afterSteps === undefined || state.steps >= afterSteps) &&
    (afterWrong === undefined || wrongOf(of) >= afterWrong);
  return part.hints.flatMap((hint, i) => (isDue(hint) || state.hints.includes(i) ? [i] : []));
}

/** All questions answered that must be, and all goals reached. */
export const isDone = (part: Part, state: PartState): boolean =>
  part.ask.every(({ id, optional }) => optional || state.answers[id] !== undefined) &&
  part.goals.every(({ id }) => isReached(state, id));

/** Whether one may go to a part: those before it are done. */
export const isOpenPart = (lesson: Lesson, learner: Learner, place: number): boolean =>
  lesson.parts.slice(0, place).every((part) => isDone(part, learner.parts[part.id] ?? freshPart));

export interface Progress {
  readonly done: number;
  readonly of: number;
}
export const progress = (lesson: Lesson, learner: Learner): Progress => ({
  done: lesson.parts.filter((part) => isDone(part, learner.parts[part.id] ?? freshPart)).length,
  of: lesson.parts.length,
});

/** Goals of the part shown that were reached between two states: what a frame tells its host once the learner has acted. */
export const newlyReached = (lesson: Lesson, before: Learner, after: Learner): readonly string[] =>
  partOf(lesson, after)
    .goals.map(({ id }) => id)
    .filter(
      (id) =>
        isReached(stateOf(lesson, after), id) && !isReached(before.parts[partOf(lesson, after).id] ?? freshPart, id),
    );
