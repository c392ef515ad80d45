/**
 * @file A lesson that is being worked through: its learner, and a desk of its own on which its networks stand, beside the own work and apart from it. What is done at
 * the desk is told to the learner's state (`lesson/player.ts`), which says what is locked, reached and due.
 */
import type { Engine } from '#engine/client.ts';
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
import { stepsOf } from '#lesson/stepsOf.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { SurveyResult } from '#probes/survey/result.ts';
import { createDesk, type Desk } from '#state/desk.ts';
import { createEditor, registries } from '#state/editor.ts';
import type { Guard } from '#state/guard.ts';
import type { RunHistory } from '#state/runHistory.ts';
import { createShared, type Shared } from '#state/shared.ts';
import { askedNumbers, sameNumbers } from './askedNumbers.ts';
import { curveNumbers } from './curveNumber.ts';
import { curveFor, sameCurve } from './curveOf.ts';
import { ANSWER_FIRST, MAY_NOT_RUN, notAllowed } from './lessonWords.ts';
import { isMeasured, neededIn, probesFor, readAtStart, readNow } from './measured.ts';
import { namesOf } from './namesOf.ts';
import { observationOf, pointOf } from './observation.ts';
import { fromStart, pausedAt, pausedNowhere } from './partStart.ts';
import { planeOf } from './planeOf.ts';
import { type Counting, startsCounter } from './startsJob.ts';
import { UntoldPoints } from './untoldPoints.ts';

export interface Shown {
  readonly learner: Learner;
  /** What came out of each part's run, as far as it is known. */
  readonly seen: Readonly<Record<string, Seen>>;
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
  const shown = createShared<Shown>({ learner, seen: {}, counting: undefined });
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
  // However a run is taken back to its start, it counts.
  const { reset, seek } = editor;
  editor.reset = (play) => {
    reset(play);
    tell({ type: 'reset' });
  };
  editor.seek = (step) => {
    seek(step);
    if (step === 0) tell({ type: 'reset' });
  };
  const desk = createDesk(editor);
  const { store } = editor;
  const historyOf = (variant?: string) => besideOf?.(desk, variant);
  const untold = new UntoldPoints();
  const asked: (() => void)[] = [];
  /** The newest readings of the run shown, and whether its start was told of. */
  let survey: SurveyResult | null | undefined;
  let started = false;
  let lastTold = '';
  const starts = startsCounter(
    desk,
    (counting) => shown.set({ counting }),
    (goal, solved, of) => tell({ type: 'counted', goal, solved, of }),
  );

  const stopWatching = store.subscribe((now, before) => {
    if (now.lineage !== before.lineage) {
      untold.clear();
      lastTold = '';
      survey = undefined;
      started = false;
    }
    if (now.written !== before.written) starts.follow();
    if (now.status.state === 'paused' && before.status.state !== 'paused' && editor.frame) rest(editor.frame);
    // An edit by hand: what was tried is named as permissions are.
    if (now.written !== before.written && now.work === before.work)
      for (const path of changedPaths(before.written, now.written, registries)) tell({ type: 'tried', what: path });
  });

  editor.engine.onFrame((frame) => {
    if (!editor.frame) return;
    untold.take(pointsOf(frame.history.values));
    const twins = part().goals.some(({ when, saw }) => [...when, ...saw].some(({ against }) => against === 'twin'));
    for (let point = untold.first; point; point = untold.first) {
      const twin = twins ? twinOf(point[0]) : undefined;
      // The network beside it is told of later, or earlier, than this one.
      if (twins && !twin) break;
      untold.shift();
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
    const { ladder, gradients, readings } = probesFor(neededIn(part()));
    if (ladder) asked.push(editor.engine.subscribe('ladder', {}));
    if (gradients) asked.push(editor.engine.subscribe('gradients', {}));
    if (readings) asked.push(editor.engine.subscribe('readings', readings));
    editor.engine.waits(asked.length > 0);
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
    const { status } = store.getState();
    const waits = status.waits === position.step;
    const rests = (status.state === 'paused' || waits) && frame.scoredStep === position.step;
    if (known !== lastTold && (rests || Object.keys(now).length > 0)) {
      lastTold = known;
      told(pointOf(frame), now);
    }
    if (waits && rests && isMeasured(frame, keys)) editor.engine.looked(position.step);
  }

  /** What predictions are held against: at the step their part trains to, or beyond. */
  function look(frame: Frame): void {
    const { id, ask } = part();
    if (frame.position.step < stepsOf(part()) || frame.position.step === 0) return;
    const before = get().seen[id] ?? {};
    const { data } = store.getState();
    const plane = ask.some((one) => one.kind === 'draw' && one.what === 'border')
      ? planeOf(frame.probes.answer, data)
      : undefined;
    const numbers = { ...before.numbers, ...askedNumbers(ask, desk, frame.position.step) };
    const curve = curveFor(ask, desk.history, frame.probes.answer, data, frame.position.step) ?? before.curve;
    const same = before.numbers && sameNumbers(before.numbers, numbers) && sameCurve(before.curve, curve);
    if (same && (before.plane || !plane)) return;
    const more = { ...(plane ? { plane } : {}), ...(curve ? { curve } : {}) };
    shown.set({ seen: { ...get().seen, [id]: { ...before, numbers, ...more } } });
  }

  return {
    lesson,
    desk,
    shown,
    historyOf,
    left: () => ({ ...left, [part().id]: editor.whole() }),
    go(at) {
      starts.stop();
      const from = get().learner.at;
      const open = editor.snapshot();
      // Looking back in a run drops nothing.
      left[part().id] = editor.whole();
      // A run belongs to its part: what comes may ask for a prediction first.
      if (store.getState().status.state === 'running') editor.togglePlay();
      tell({ type: 'go', part: at });
      const { id, document, change, variants, show } = part();
      const goesOn = at === from + 1 && !document && !change && !variants && !show;
      const steps = stepsOf(part());
      // With the learner's own network, from its start: what is asked is of the run that follows. But where it may not be taken back, as it is.
      const asItIs = part().goals.some(({ mostResets }) => mostResets === 0);
      const own = goesOn && steps > 0 ? pausedAt(asItIs ? pausedNowhere(open) : fromStart(open), steps) : undefined;
      if (left[id] || own || !goesOn) editor.open(left[id] ?? own ?? documents[at]!, part().title);
      watchProbes();
    },
    draft: (question, value) => tell({ type: 'draft', question, value }),
    commit(question, answer) {
      const could = mayRun(part(), state());
      const step = editor.frame?.position.step ?? 0;
      tell({ type: 'answer', question, answer, step, seen: get().seen[part().id] ?? {} });
      const { status } = store.getState();
      if (!could && mayRun(part(), state()) && status.state !== 'running') editor.togglePlay();
    },
    again: (question) => tell({ type: 'again', question }),
    count: (goal) => starts.press(goal),
    reset: () => editor.reset(),
    openHint: (hint) => tell({ type: 'openHint', hint }),
    restore(all = false) {
      starts.stop();
      tell({ type: 'startAgain', all });
      for (const id of all ? Object.keys(left) : [part().id]) delete left[id];
      shown.set({ seen: all ? {} : { ...get().seen, [part().id]: {} } });
      editor.open(documents[get().learner.at]!, part().title);
    },
    end() {
      starts.stop();
      for (const stop of asked.splice(0)) stop();
      stopWatching();
      editor.engine.dispose();
    },
  };
}
