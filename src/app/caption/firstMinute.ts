/**
 * @file The first minute on the page: the lesson of that name, played in the caption bar by the player of every lesson. It stands on the own work, not at a desk of
 * its own: which part is open is read from the network that stands there, and to go on is an edit that can be taken back. Fetched once the first example is trained.
 */
import { openMode } from '#app/stageMode.ts';
import {
  begin,
  documentsOf,
  isDone,
  type Learner,
  locked,
  next,
  type Observation,
  partOf,
  readMarkdown,
  stateOf,
} from '#lesson/index.ts';
import { plainWords } from '#lessons/plainWords.ts';
import type { StrataDocument } from '#nn/document.ts';
import { blockName } from '#state/blockName.ts';
import type { Desk } from '#state/desk.ts';
import type { Work } from '#state/moment.ts';
import { registries } from '#state/registries.ts';
import type { RunHistory } from '#state/runHistory.ts';
import text from '../../../lessons/first-minute.md?raw';
import { ODDS_HINT } from './barWords.ts';
import { compareWithNow } from './compareWithNow.ts';
import { type Cure, type Judged, judge as judgeAny, type Look } from './judged.ts';
import { WITHOUT_HINT } from './judgedWords.ts';

export { watchReading } from './watchReading.ts';

const lesson = readMarkdown(text, registries).lesson!;
const documents = documentsOf(lesson, registries) as readonly StrataDocument[];
/** The learner of each work, and what it was told. */
const learners = new WeakMap<Work, { readonly learner: Learner; readonly told: Told | undefined }>();

export interface Minute {
  readonly question: string;
  /** Undefined where the example itself has something to say. */
  readonly line: string | undefined;
  /** The way on, once the part is done. */
  readonly on: Cure | undefined;
}

/** What the lesson says of what is open; undefined where that is none of its parts any more. */
export function firstMinute(desk: Desk): Minute | undefined {
  const { work, written } = desk.editor.store.getState();
  const place = placeOf(written);
  if (place === -1) return undefined;
  const before = learners.get(work);
  const there = next(lesson, before?.learner ?? begin(lesson), { type: 'go', part: place });
  const { learner, kept } = told(there, before?.told, place, desk.history);
  learners.set(work, kept);
  const part = partOf(lesson, learner);
  const state = stateOf(lesson, learner);
  // A run that was begun again has it before it once more.
  const done = isDone(part, state) && part.goals.every(({ id }) => state.goals[id]?.holds);
  const says = done ? (part.takeaway ?? part.text) : part.text;
  return {
    question: part.title,
    line: done || place > 0 ? plainWords(says) : undefined,
    on: done ? wayOn(desk, place + 1) : undefined,
  };
}

/** What is said of the first example: by its lesson where a part of it is open, after what is wrong with the run. */
export function judge(desk: Desk, look: Look, running: boolean): Judged | undefined {
  const judged = judgeAny(desk, look, running);
  const played = firstMinute(desk);
  if (!played) return judged;
  const { line, cure, block, solved = false }: Partial<Judged> = judged ?? {};
  return {
    question: played.question,
    line: solved ? played.line : (line ?? played.line),
    cure: (solved ? undefined : cure) ?? (running ? undefined : played.on),
    ...{ block, solved },
  };
}

/** The last part whose network this is, but for what that part lets one change, in the lens that it opens. */
const placeOf = (written: StrataDocument): number =>
  documents.findLastIndex(
    (document, i) =>
      locked(lesson.parts[i]!, document, written, registries).length === 0 &&
      (document.view.mode === undefined || document.view.mode === written.view.mode),
  );

/** Points of a run that a learner was told of, in a part; the last of them, by which they are known again. */
interface Told {
  readonly place: number;
  readonly count: number;
  readonly last: Observation;
}

/**
 * The learner, told of all points of the run that stands there: of those that it was not told of before, where the others are still the same. The last point may be
 * another the next time, as long as the run goes on: `kept` was not told of it.
 */
function told(learner: Learner, before: Told | undefined, place: number, history: RunHistory) {
  const settled = Math.max(0, history.count - 1);
  const goesOn = before?.place === place && before.count <= settled && same(before.last, history, before.count - 1);
  let now = learner;
  const tell = (i: number) => next(lesson, now, { type: 'observe', seen: pointAt(history, i) });
  for (let i = goesOn ? before.count : 0; i < settled; i++) now = tell(i);
  const kept = {
    learner: now,
    told: settled > 0 ? { place, count: settled, last: pointAt(history, settled - 1) } : undefined,
  };
  return { kept, learner: settled < history.count ? tell(settled) : now };
}

const same = ({ step, numbers }: Observation, history: RunHistory, i: number): boolean => {
  const now = pointAt(history, i);
  return now.step === step && Object.keys(numbers).every((key) => Object.is(now.numbers[key], numbers[key]));
};

const pointAt = (history: RunHistory, i: number): Observation => ({
  step: history.step[i]!,
  epoch: history.epoch[i]!,
  numbers: {
    trainLoss: history.trainLoss[i]!,
    testLoss: history.testLoss[i]!,
    trainAccuracy: history.trainAccuracy[i]!,
    testAccuracy: history.testAccuracy[i]!,
  },
});

/** To the next part: its lens, or its network, which is trained from the start beside the curve of this one. */
function wayOn(desk: Desk, place: number): Cure | undefined {
  const document = documents[place];
  if (!document) return undefined;
  const { editor } = desk;
  const { title: label } = lesson.parts[place]!;
  const { mode, lenses } = document.view;
  return {
    label,
    hint: mode === 'odds' ? ODDS_HINT : WITHOUT_HINT,
    try() {
      const { written, work } = editor.store.getState();
      if (mode !== undefined) {
        editor.setView({ lenses: { ...written.view.lenses, ...lenses } });
        return openMode(desk, mode);
      }
      const gone = written.network.find(({ id }) => document.network.every((block) => block.id !== id));
      const compare = compareWithNow(desk, (gone && blockName(written.network, gone.id)) ?? label);
      editor.open({ ...document, seed: written.seed }, label, work);
      compare();
      editor.togglePlay();
    },
  };
}
