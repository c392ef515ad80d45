/**
 * @file A lesson that is being worked through: its learner, and a desk of its own on which its networks stand, beside the own work and apart from it. What is done at
 * the desk is told to the learner's state (`lesson/player.ts`), which says what is locked, reached and due.
 */
import type { Engine, RunningJob } from '#engine/client.ts';
import { type HistoryPoint, pointsOf } from '#engine/history.ts';
import type { Frame } from '#engine/protocol.ts';
import {
  begin,
  changedPaths,
  documentsOf,
  isAllowed,
  type Learner,
  type Lesson,
  type LessonEvent,
  type LessonGoal,
  locked,
  mayRun,
  type Numbers,
  next,
  type Part,
  partOf,
  type Seen,
  stateOf,
} from '#lesson/index.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { createDesk, type Desk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import type { Guard } from '#state/guard.ts';
import type { RunHistory } from '#state/runHistory.ts';
import { createShared, type Shared } from '#state/shared.ts';
import { askedNumbers, sameNumbers } from './askedNumbers.ts';
import { curveNumbers } from './curveNumber.ts';
import { ANSWER_FIRST, MAY_NOT_RUN, notAllowed } from './lessonWords.ts';
import { neededIn, probesFor, readAtStart, readNow } from './measured.ts';
import { namesOf } from './namesOf.ts';
import { observationOf, pointOf } from './observation.ts';
import { fromStart, pausedAt } from './partStart.ts';
import { planeOf } from './planeOf.ts';
import { type Counting, countStarts, isCounting } from './startsJob.ts';
import { stepsOf } from './stepsOf.ts';

export interface Shown {
  readonly learner: Learner;
  /** Answers that are not committed, by part and question. */
  readonly drafts: Readonly<Record<string, unknown>>;
  /** What came out of each part's run, as far as it is known. */
  readonly seen: Readonly<Record<string, Seen>>;
  /** Answered questions that are open again, by part and question. */
  readonly reopened: readonly string[];
  /** Starts that are being counted for a goal. */
  readonly counting: Counting | undefined;
}

export interface LessonSession {
  readonly lesson: Lesson;
  readonly desk: Desk;
  readonly shown: Shared<Shown>;
  /** The curve of a network beside the one on the stage, by its name, or the first of them. */
  historyOf(variant?: string): RunHistory | undefined;
  /** What stands on the stage in each part that one was in, by its id: there one finds it again. */
  left(): Readonly<Record<string, StrataDocument>>;
  go(part: number): void;
  draft(question: string, value: unknown): void;
  /** Commits an answer; the last prediction that a run waited for lets it begin. */
  commit(question: string, answer: unknown): void;
  /** Takes an answer that was not right back into the form. */
  again(question: string): void;
  openHint(hint: number): void;
  /** Counts the starts that a goal asks for; pressed again, stops. */
  count(goal: LessonGoal): void;
  /** The run from its start. */
  reset(): void;
  /** The part as its author meant it, with nothing answered in it; or the whole lesson. */
  restore(all?: boolean): void;
  end(): void;
}

export interface SessionOptions {
  readonly lesson: Lesson;
  /** Where it goes on. */
  readonly learner?: Learner | undefined;
  /** What stood on the stage in each part, by its id. */
  readonly left?: Readonly<Record<string, StrataDocument>> | undefined;
  readonly besideOf?: (desk: Desk, variant?: string) => RunHistory | undefined;
  readonly startEngine: (listeners: Parameters<typeof import('#engine/client.ts').createEngine>[0]) => Engine;
}

export const draftKey = (part: string, question: string): string => `${part}/${question}`;

/** @throws Error where a document of the lesson cannot be used: `readLesson` says so before */
export function beginLesson({
  lesson,
  learner = begin(lesson),
  startEngine,
  left: brought = {},
  besideOf,
}: SessionOptions): LessonSession {
  const documents = documentsOf(lesson, registries).map((document, i) => {
    if (!document) throw new Error(`lesson ${lesson.id}: part ${i + 1} has no document`);
    return pausedAt(document, stepsOf(lesson.parts[i]!));
  });
  const shown = createShared<Shown>({ learner, drafts: {}, seen: {}, reopened: [], counting: undefined });
  const { get } = shown;
  const part = (): Part => partOf(lesson, get().learner);
  const state = () => stateOf(lesson, get().learner);
  const tell = (event: LessonEvent) => {
    const now = next(lesson, get().learner, event);
    if (now !== get().learner) shown.set({ learner: now });
  };

  const guard: Guard = {
    edit(before, after) {
      const paths = locked(part(), before, after, registries);
      return paths.length === 0 ? undefined : notAllowed(namesOf(part().allow, before));
    },
    weight: () =>
      isAllowed(part().allow, 'weight') ? undefined : notAllowed(namesOf(part().allow, documents[get().learner.at]!)),
    run: () => (mayRun(part(), state()) ? undefined : isAllowed(part().allow, 'run') ? ANSWER_FIRST : MAY_NOT_RUN),
  };

  const left: Record<string, StrataDocument> = { ...brought };
  const editor = createEditor(
    left[part().id] ?? documents[learner.at] ?? documents[0]!,
    startEngine,
    {},
    undefined,
    guard,
  );
  const desk = createDesk(editor);
  const { store } = editor;
  const historyOf = (variant?: string) => besideOf?.(desk, variant);
  let observed = -1;
  /** Points of the curve that were not told of yet. */
  const waiting: HistoryPoint[] = [];
  const asked: (() => void)[] = [];
  /** The newest readings of the run shown, and whether its start was told of. */
  let survey: SurveyResult | null | undefined;
  let started = false;
  let lastTold = '';
  let job: RunningJob<'runs'> | undefined;
  const stopCounting = () => {
    job?.stop();
    job = undefined;
    shown.set({ counting: undefined });
  };

  const stopWatching = store.subscribe((now, before) => {
    if (now.lineage !== before.lineage) {
      observed = -1;
      waiting.length = 0;
      lastTold = '';
      survey = undefined;
      started = false;
    }
    if (now.status.state === 'paused' && before.status.state !== 'paused' && editor.frame) rest(editor.frame);
    // An edit by hand: what was tried is named as permissions are.
    if (now.written !== before.written && now.work === before.work)
      for (const path of changedPaths(before.written, now.written, registries)) tell({ type: 'tried', what: path });
  });

  editor.engine.onFrame((frame) => {
    if (!editor.frame) return;
    const comes = pointsOf(frame.history.values);
    const from = comes[0]?.[0];
    // A run that went another way from an earlier step is told of anew from there.
    if (from !== undefined && from <= (waiting.at(-1)?.[0] ?? observed))
      waiting.splice(0, waiting.length, ...waiting.filter(([step]) => step < from));
    waiting.push(...comes);
    const twins = part().goals.some(({ when, saw }) => [...when, ...saw].some(({ against }) => against === 'twin'));
    for (let point = waiting[0]; point; point = waiting[0]) {
      const twin = twins ? twinOf(point[0]) : undefined;
      // The network beside it is told of later, or earlier, than this one.
      if (twins && !twin) break;
      waiting.shift();
      observed = point[0];
      tell({ type: 'observe', seen: { ...observationOf(point, frame, store.getState()), ...(twin ? { twin } : {}) } });
    }
    rest(frame);
    look(frame);
  });
  watchProbes();

  function twinOf(step: number): Numbers | undefined {
    const history = historyOf();
    return history && curveNumbers(history, step);
  }

  /** Asks for what the part's goals need to have measured, and for nothing that the part before needed. */
  function watchProbes(): void {
    for (const stop of asked.splice(0)) stop();
    lastTold = '';
    survey = undefined;
    for (const probe of probesFor(neededIn(part()))) asked.push(editor.engine.subscribe(probe, {}));
  }

  /** What only a frame's own step tells, where the run rests: R², and what is measured inside; and what was measured of the start. */
  function rest(frame: Frame): void {
    const keys = neededIn(part());
    const { position, probes } = frame;
    if (probes.ladder !== undefined) survey = probes.ladder as SurveyResult | null;
    const told = (point: HistoryPoint, more: Numbers) => {
      const seen = observationOf(point, frame, store.getState());
      const twin = twinOf(point[0]);
      tell({ type: 'observe', seen: { ...seen, numbers: { ...seen.numbers, ...more }, ...(twin ? { twin } : {}) } });
    };
    const start = readAtStart(survey, keys);
    if (!started && position.step > 0 && Object.keys(start).length > 0) {
      started = true;
      told([0, 0, Number.NaN, Number.NaN, Number.NaN, Number.NaN], start);
    }
    const now = readNow(frame, survey, keys);
    const known = `${position.step} ${Object.keys(now)}`;
    const rests = store.getState().status.state === 'paused' && frame.scoredStep === position.step;
    if (known === lastTold || (!rests && Object.keys(now).length === 0)) return;
    lastTold = known;
    told(pointOf(frame), now);
  }

  /** What predictions are held against: at the step their part trains to, or beyond. */
  function look(frame: Frame): void {
    const { id, ask } = part();
    if (frame.position.step < stepsOf(part()) || frame.position.step === 0) return;
    const before = get().seen[id] ?? {};
    const { data } = store.getState();
    const plane = ask.some(({ kind }) => kind === 'draw') ? planeOf(frame.probes.answer, data) : undefined;
    const numbers = { ...before.numbers, ...askedNumbers(ask, desk, frame.position.step) };
    if (before.numbers && sameNumbers(before.numbers, numbers) && (before.plane || !plane)) return;
    shown.set({ seen: { ...get().seen, [id]: { ...before, numbers, ...(plane ? { plane } : {}) } } });
  }

  return {
    lesson,
    desk,
    shown,
    historyOf,
    left: () => ({ ...left, [part().id]: editor.snapshot() }),
    go(at) {
      stopCounting();
      const from = get().learner.at;
      const open = editor.snapshot();
      left[part().id] = open;
      tell({ type: 'go', part: at });
      const { id, document, change, variants, show } = part();
      const goesOn = at === from + 1 && !document && !change && !variants && !show;
      const steps = stepsOf(part());
      // With the learner's own network, from its start: what is asked is of the run that follows.
      const own = goesOn && steps > 0 ? pausedAt(fromStart(open), steps) : undefined;
      if (left[id] || own || !goesOn) editor.open(left[id] ?? own ?? documents[at]!, part().title);
      watchProbes();
    },
    draft: (question, value) => shown.set({ drafts: { ...get().drafts, [draftKey(part().id, question)]: value } }),
    commit(question, answer) {
      const could = mayRun(part(), state());
      const step = editor.frame?.position.step ?? 0;
      tell({ type: 'answer', question, answer, step, seen: get().seen[part().id] ?? {} });
      shown.set({ reopened: get().reopened.filter((one) => one !== draftKey(part().id, question)) });
      const { status } = store.getState();
      if (!could && mayRun(part(), state()) && status.state !== 'running') editor.togglePlay();
    },
    again(question) {
      const key = draftKey(part().id, question);
      const given = state().answers[question];
      if (!given) return;
      shown.set({ reopened: [...get().reopened, key], drafts: { ...get().drafts, [key]: given.answer } });
    },
    count(goal) {
      if (isCounting(get().counting)) return stopCounting();
      job = countStarts(desk, goal, (counting) => {
        shown.set({ counting });
        if (counting && counting.done === counting.of)
          tell({ type: 'counted', goal: goal.id, solved: counting.solved, of: counting.of });
      });
    },
    reset() {
      editor.reset();
      tell({ type: 'reset' });
    },
    openHint: (hint) => tell({ type: 'openHint', hint }),
    restore(all = false) {
      tell({ type: 'startAgain', all });
      for (const id of all ? Object.keys(left) : [part().id]) delete left[id];
      shown.set({ drafts: {}, reopened: [], seen: all ? {} : { ...get().seen, [part().id]: {} } });
      editor.open(documents[get().learner.at]!, part().title);
    },
    end() {
      stopCounting();
      for (const stop of asked.splice(0)) stop();
      stopWatching();
      editor.engine.dispose();
    },
  };
}
