import { describe, expect, it } from 'vitest';
import { datasets } from '#data/index.ts';
import { layers } from '#layers/index.ts';
import { everyPart } from '#testing/lessonFiles.ts';
import { documentsOf } from './documents.ts';
import { readLearner } from './learner.ts';
import {
  begin,
  graded,
  hintsDue,
  isCommitted,
  isDone,
  isReached,
  type Learner,
  type LessonEvent,
  locked,
  mayRun,
  newlyReached,
  next,
  partOf,
  progress,
  stateOf,
  unanswered,
} from './player.ts';
import { readMarkdown } from './readMarkdown.ts';
import type { Observation } from './watch.ts';

const registries = { layers, datasets };
const lesson = readMarkdown(everyPart, registries).lesson!;
const played = (events: readonly LessonEvent[], from: Learner = begin(lesson)) =>
  events.reduce((state, event) => next(lesson, state, event), from);
const answer = (question: string, given: unknown, step = 0): LessonEvent => ({
  type: 'answer',
  question,
  answer: given,
  step,
});
const observe = (step: number, trainLoss: number, more: Partial<Observation> = {}): LessonEvent => ({
  type: 'observe',
  seen: { step, epoch: step, numbers: { trainLoss, parameters: 9 }, says: [1], ...more },
});
const first = lesson.parts[0]!;
const stroke = [
  [
    [0, -1],
    [0, 1],
  ],
];
const predicted = [answer('enough', 0), answer('border', stroke)];

describe('a learner', () => {
  it('cannot press Play until what is asked before the run is answered', () => {
    const fresh = begin(lesson);
    expect(unanswered(first, stateOf(lesson, fresh)).map(({ id }) => id)).toEqual(['enough', 'border']);
    expect(mayRun(first, stateOf(lesson, fresh))).toBe(false);
    expect(mayRun(first, stateOf(lesson, played(predicted)))).toBe(true);
  });

  it('may change a prediction until the run has begun, and not after', () => {
    const changed = played([...predicted, answer('enough', 1)]);
    expect(stateOf(lesson, changed).answers['enough']).toEqual({ answer: 1, step: 0, tries: 2, right: true });
    const run = played([observe(0, 0.7), observe(1, 0.69), answer('enough', 0)], changed);
    expect(isCommitted(first.ask[0]!, stateOf(lesson, run))).toBe(true);
    expect(stateOf(lesson, run).answers['enough']!.answer).toBe(1);
  });

  it('reaches a goal when its conditions held long enough, within its budget, after what must be tried', () => {
    const seen = [observe(0, 0.7), observe(5, 0.3), observe(6, 0.04), observe(7, 0.04), observe(8, 0.03)];
    const untried = played([...predicted, ...seen]);
    expect(isReached(stateOf(lesson, untried), 'solve')).toBe(false);
    const before = played([...predicted, { type: 'tried', what: 'seed' }, ...seen.slice(0, 4)]);
    expect(isReached(stateOf(lesson, before), 'solve')).toBe(false);
    const reached = next(lesson, before, seen[4]!);
    expect(stateOf(lesson, reached).goals['solve']).toMatchObject({ reached: 8, holds: true });
    expect(newlyReached(lesson, before, reached)).toEqual(['solve']);
    const lost = next(lesson, reached, observe(9, 0.2));
    expect(stateOf(lesson, lost).goals['solve']).toMatchObject({ reached: 8, holds: false });
    expect(newlyReached(lesson, reached, lost)).toEqual([]);
    const wide = played(
      seen.map((event) =>
        event.type === 'observe'
          ? { ...event, seen: { ...event.seen, numbers: { ...event.seen.numbers, parameters: 21 } } }
          : event,
      ),
      played([{ type: 'tried', what: 'seed' }]),
    );
    expect(isReached(stateOf(lesson, wide), 'solve')).toBe(false);
    const wrong = played([
      { type: 'tried', what: 'seed' },
      ...seen.map((e) => (e.type === 'observe' ? { ...e, seen: { ...e.seen, says: [0] } } : e)),
    ]);
    expect(isReached(stateOf(lesson, wrong), 'solve')).toBe(false);
  });

  it('is given a hint after so many steps, until its goal is reached or it was opened', () => {
    expect(hintsDue(first, stateOf(lesson, played([observe(2999, 0.7)])))).toEqual([]);
    const due = played([{ type: 'tried', what: 'seed' }, observe(0, 0.7), observe(3000, 0.7)]);
    expect(hintsDue(first, stateOf(lesson, due))).toEqual([0]);
    const solved = played([observe(3001, 0.01), observe(3004, 0.01)], due);
    expect(hintsDue(first, stateOf(lesson, solved))).toEqual([]);
    expect(hintsDue(first, stateOf(lesson, next(lesson, solved, { type: 'openHint', hint: 0 })))).toEqual([0]);
  });

  it('is done with a part once all is answered and reached, and starts it again with nothing', () => {
    const all: LessonEvent[] = [
      ...predicted,
      answer('which', [0, 1]),
      answer('how-many', 80),
      answer('share', 50),
      answer('in-order', [0, 1, 2]),
      answer('pairs', [0, 1]),
      answer('product', -0.5),
      { type: 'tried', what: 'seed' },
      observe(0, 0.7),
      observe(6, 0.04),
      observe(9, 0.04),
    ];
    const done = played(all);
    expect(isDone(first, stateOf(lesson, done))).toBe(true);
    expect(progress(lesson, done)).toEqual({ done: 2, of: 2 });
    for (const left of all.slice(0, 8))
      expect(isDone(first, stateOf(lesson, played(all.filter((one) => one !== left))))).toBe(false);
    const again = next(lesson, done, { type: 'startAgain' });
    expect(stateOf(lesson, again).answers).toEqual({});
    expect(next(lesson, next(lesson, done, { type: 'go', part: 1 }), { type: 'startAgain', all: true })).toEqual(
      begin(lesson),
    );
  });

  it('has a prediction held against what came out', () => {
    const state = stateOf(lesson, played([answer('share', 50)]));
    expect(graded(first, state, 'share')).toEqual({ right: null });
    expect(graded(first, state, 'share', { numbers: { 'trainAccuracy@20': 0.55 } })).toMatchObject({ right: true });
    expect(graded(first, state, 'share', { numbers: { 'trainAccuracy@20': 1 } })).toMatchObject({ right: false });
  });

  it('may change what the part allows and nothing else', () => {
    const [document] = documentsOf(lesson, registries);
    const with_ = (change: object) => ({ ...document!, ...change });
    const wider = document!.network.map((block) => (block.id === 'a' ? { ...block, units: 3 } : block));
    expect(locked(first, document!, with_({ network: wider, seed: 4 }), registries)).toEqual([]);
    const slower = { ...document!.training, batchSize: 2 };
    expect(locked(first, document!, with_({ training: slower }), registries)).toEqual(['training.batchSize']);
    expect(locked(first, document!, with_({ network: document!.network.slice(1) }), registries)).toEqual(['network']);
    expect(locked(first, document!, with_({ data: { ...document!.data, kind: 'quadrants' } }), registries)).toEqual([
      'data.kind',
    ]);
  });

  it('goes nowhere and answers nothing that there is not', () => {
    const fresh = begin(lesson);
    expect(
      played([
        { type: 'go', part: 7 },
        { type: 'go', part: -1 },
        answer('nothing', 1),
        answer('enough', 9),
        answer('enough', '1'),
      ]),
    ).toEqual(fresh);
    expect(partOf(lesson, next(lesson, fresh, { type: 'go', part: 1 })).id).toBe('second');
  });
});

describe('what is kept of a learner', () => {
  const kept = played([
    ...predicted,
    { type: 'tried', what: 'seed' },
    observe(0, 0.7),
    observe(6, 0.04),
    observe(9, 0.04),
    { type: 'reset' },
  ]);
  it('comes back as it was, but for the run, which is watched anew', () => {
    const back = readLearner(JSON.parse(JSON.stringify(kept)), lesson);
    const [before, now] = [stateOf(lesson, kept), stateOf(lesson, back)];
    expect(now).toEqual({ ...before, goals: { solve: { ...now.goals['solve'] } } });
    expect(now.goals['solve']).toMatchObject({ reached: 9 });
    expect(newlyReached(lesson, kept, back)).toEqual([]);
  });
  it.each([
    null,
    3,
    'x',
    [],
    {},
    { lesson: 'other' },
    { lesson: 'every-part', at: 99, parts: [] },
    {
      lesson: 'every-part',
      parts: { first: { answers: { enough: { answer: {} } }, goals: 3, tried: 'x', hints: [99, -1] } },
    },
  ])('is a beginning where it is none: %j', (value) => {
    const read = readLearner(value, lesson);
    expect(read.at).toBe(0);
    expect(stateOf(lesson, read).answers).toEqual({});
  });
});
