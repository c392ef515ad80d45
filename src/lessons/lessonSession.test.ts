import { describe, expect, it } from 'vitest';
import type { EngineListeners } from '#engine/client.ts';
import { flatPoints, type HistoryPoint } from '#engine/history.ts';
import { isOpen, isReached, readLearner, readMarkdown, stateOf } from '#lesson/index.ts';
import type { StrataDocument } from '#nn/document.ts';
import { registries } from '#state/registries.ts';
import { HandEngine } from '#testing/handEngine.ts';
import { beginLesson, type LessonSession } from './lessonSession.ts';
import { ANSWER_FIRST, notAllowed } from './lessonWords.ts';

const file = `---
lesson: 1
id: two-parts
title: Two parts
---

# Guess {#guess}

\`\`\`json
{"strata": 2, "data": {"type": "xor", "kind": "truthTable"},
 "network": [{"id": "a", "type": "dense", "units": 2}, {"id": "out", "type": "dense", "units": 1}],
 "training": {"loss": "binaryCrossEntropy"}}
\`\`\`

\`\`\`part
allow: run, seed, a.units
\`\`\`

\`\`\`ask right
kind: slider
before: run
ask: How many will be right?
reading: trainAccuracy@20
unit: %
tolerance: 10
min: 0
max: 100
step: 5
\`\`\`

\`\`\`goal low
says: Low loss
when:
- trainLoss < 0.1
solution: {"steps": 20}
\`\`\`

# On {#on}

\`\`\`part
allow: run
\`\`\`

# As it is {#as-it-is}

\`\`\`part
allow: run
\`\`\`

\`\`\`goal wake
says: Wake it as it is
when:
- trainLoss < 0.1
mostResets: 0
solution: {"steps": 40}
\`\`\`

# Anew {#anew}

\`\`\`json change
{"seed": 7}
\`\`\`

\`\`\`part
allow: run
\`\`\`
`;
const { lesson, problems } = readMarkdown(file, registries);
if (!lesson) throw new Error(JSON.stringify(problems));

class Playing extends HandEngine {
  plays = 0;
  trains = false;
  readonly #told: EngineListeners;
  constructor(listeners: EngineListeners) {
    super(listeners);
    this.#told = listeners;
  }
  override load(document: StrataDocument, play = false): void {
    super.load(document);
    this.#is(play);
  }
  override play(): void {
    this.plays++;
    this.#is(true);
  }
  override pause(): void {
    this.#is(false);
  }
  #is(trains: boolean): void {
    this.trains = trains;
    this.#told.status({ state: trains ? 'running' : 'paused' });
  }
}

function begin() {
  let engine!: Playing;
  const session = beginLesson({ lesson: lesson!, startEngine: (listeners) => (engine = new Playing(listeners)) });
  engine.deliver();
  const { editor } = session.desk;
  return {
    session,
    engine,
    editor,
    state: () => stateOf(lesson!, session.shown.get().learner),
    notice: () => editor.store.getState().notice?.text,
    points: (...points: HistoryPoint[]) =>
      engine.deliver({
        position: { step: points.at(-1)![0], epoch: 0, used: 0, pending: 0 },
        history: { from: 0, values: flatPoints(points) },
      }),
  };
}

describe('a lesson that is worked through', () => {
  it('keeps Play shut until the prediction is locked in, and trains by itself then, to the step it speaks of', () => {
    const { session, engine, editor, notice } = begin();
    editor.togglePlay();
    expect(notice()).toBe(ANSWER_FIRST);
    expect(engine.plays).toBe(0);
    session.commit('right', 75);
    expect(engine.plays).toBe(1);
    expect(editor.store.getState().document.training.pause).toEqual({ type: 'step', step: 20 });
  });

  it('lets be changed what its part names, and refuses the rest in a sentence that says what may be', () => {
    const { editor, notice, state } = begin();
    editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 3 } }]);
    expect(editor.store.getState().document.network[0]).toMatchObject({ units: 3 });
    expect(state().tried).toContain('a.units');
    editor.setTraining({ loss: 'mse' }, 'Loss');
    expect(notice()).toBe(notAllowed(['the run', 'the start', 'how many units of Dense 1']));
    expect(editor.store.getState().document.training.loss).toBe('binaryCrossEntropy');
  });

  it('reaches a goal at the first point of the curve at which it holds, and holds the prediction against what came out', () => {
    const { session, points, state } = begin();
    session.commit('right', 75);
    points([0, 0, 0.7, Number.NaN, 0.5, Number.NaN], [10, 10, 0.05, Number.NaN, 0.75, Number.NaN]);
    expect(isReached(state(), 'low')).toBe(true);
    expect(state().goals['low']?.reached).toBe(10);
    expect(session.shown.get().seen['guess']).toBeUndefined();
    points(
      [0, 0, 0.7, Number.NaN, 0.5, Number.NaN],
      [10, 10, 0.05, Number.NaN, 0.75, Number.NaN],
      [20, 20, 0.01, Number.NaN, 1, Number.NaN],
    );
    expect(session.shown.get().seen['guess']?.numbers).toEqual({ 'trainAccuracy@20': 1 });
  });

  it('goes on with the learner’s own network where a part brings none, and opens what a part brings', () => {
    const { session, editor } = begin();
    editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 3 } }]);
    session.go(1);
    expect(editor.store.getState().document.network[0]).toMatchObject({ units: 3 });
    session.go(3);
    expect(editor.store.getState().document).toMatchObject({ seed: 7, network: [{ units: 2 }, {}] });
  });

  it.each([
    ['the next part, which goes on with the network', 2, (session: LessonSession) => session.go(3)],
    ['the next part, which brings nothing', 0, (session: LessonSession) => session.go(1)],
    ['a part that asks for a prediction', 3, (session: LessonSession) => session.go(0)],
    ['the part restored', 0, (session: LessonSession) => session.restore()],
    ['the lesson begun again', 3, (session: LessonSession) => session.restore(true)],
  ])('no run that is on goes on into %s, past the lock of Play and the step at which it pauses', (_, from, act) => {
    const { session, engine, editor } = begin();
    session.go(from);
    if (from === 0) session.commit('right', 75);
    else editor.togglePlay();
    expect(engine.trains).toBe(true);
    act(session);
    expect(engine.trains).toBe(false);
  });

  it('counts every way back to the start of the run', () => {
    const { session, editor, state } = begin();
    session.commit('right', 75);
    session.reset();
    editor.reset();
    editor.seek(0);
    editor.seek(3);
    expect(state()).toMatchObject({ resets: 3, tried: ['reset'] });
  });

  it('goes on with the very run where a goal allows no way back', () => {
    const { session, engine, editor } = begin();
    engine.deliver({ position: { step: 25, epoch: 0, used: 0, pending: 0 } });
    session.go(1);
    session.go(2);
    expect(engine.loaded?.run?.step).toBe(25);
    expect(editor.store.getState().document.training.pause).toEqual({ type: 'step', step: 40 });
  });

  it('finds what stood on the stage again where one comes back to a part, after a reload too', () => {
    const { session, editor } = begin();
    editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 3 } }]);
    session.go(3);
    expect(editor.store.getState().document.network[0]).toMatchObject({ units: 2 });
    session.go(0);
    expect(editor.store.getState().document.network[0]).toMatchObject({ units: 3 });
    const again = beginLesson({
      lesson: lesson!,
      left: session.left(),
      startEngine: (listeners) => new HandEngine(listeners),
    });
    expect(again.desk.editor.store.getState().document.network[0]).toMatchObject({ units: 3 });
  });

  it('loses nothing of a run that is looked back in where one goes to another part', () => {
    const { session, engine, editor } = begin();
    session.commit('right', 75);
    engine.deliver({ position: { step: 20, epoch: 0, used: 0, pending: 0 } });
    editor.togglePlay();
    editor.seek(5);
    engine.deliver({ position: { step: 5, epoch: 0, used: 0, pending: 0 } });
    expect(session.left()['guess']?.run?.step).toBe(20);
    session.go(3);
    session.go(0);
    expect(engine.loaded?.run?.step).toBe(20);
  });

  it('undo never leads back to the network of another part', () => {
    const { session, editor } = begin();
    session.go(3);
    expect(editor.undo()).toBeUndefined();
    expect(editor.store.getState().document.seed).toBe(7);
  });

  it('answered again, a question is open until it is committed, and counts the tries', () => {
    const { session, state } = begin();
    session.commit('right', 75);
    session.again('right');
    expect(state().drafts).toEqual({ right: 75 });
    expect(state().answers['right']).toMatchObject({ answer: 75 });
    session.commit('right', 80);
    expect(state().drafts).toEqual({});
    expect(state().answers['right']).toMatchObject({ answer: 80, tries: 2 });
  });

  it('what is typed and not committed is there in its part again, and after a reload, as is a question that was opened again', () => {
    const { session, state } = begin();
    session.draft('right', 40);
    session.go(3);
    expect(state().drafts).toEqual({});
    session.go(0);
    expect(state().drafts).toEqual({ right: 40 });
    const reloaded = () => readLearner(JSON.parse(JSON.stringify(session.shown.get().learner)), lesson!);
    expect(stateOf(lesson!, reloaded()).drafts).toEqual({ right: 40 });
    session.commit('right', 40);
    session.again('right');
    session.draft('right', undefined);
    const [question] = lesson!.parts[0]!.ask;
    expect(isOpen(question!, stateOf(lesson!, reloaded()))).toBe(true);
    session.restore();
    expect(state().drafts).toEqual({});
  });

  it('a number is held against the very step that was asked about, and none beside it', () => {
    const { session, points } = begin();
    session.commit('right', 75);
    points(
      [0, 0, 0.7, Number.NaN, 0.5, Number.NaN],
      [19, 19, 0.1, Number.NaN, 0.75, Number.NaN],
      [21, 21, 0.1, Number.NaN, 1, Number.NaN],
    );
    expect(session.shown.get().seen['guess']?.numbers).toEqual({});
  });

  it('brings a part back as its author meant it, with nothing answered in it', () => {
    const { session, editor, state } = begin();
    session.commit('right', 75);
    editor.change('Units', [{ kind: 'set', id: 'a', values: { units: 3 } }]);
    session.restore();
    expect(state().answers).toEqual({});
    expect(editor.store.getState().document.network[0]).toMatchObject({ units: 2 });
  });
});
