import { describe, expect, it } from 'vitest';
import { meetsBound, type ReadingGoal } from '#nn/goal.ts';
import { askedOf } from '#nn/readingProbes.ts';
import { readingOf } from '#proof/readings.ts';
import { Desk, documentOf, hashAfter } from '#testing/sessionDesk.ts';
import { Trainer } from './trainer.ts';

const pause = { type: 'reading', reading: 'reads', block: 'a', is: 'atLeast', value: 0.9 } as const;
const goal: ReadingGoal = pause;
const paused = (more: object = {}) => documentOf({ training: { batchSize: 16, pause: { ...pause, ...more } } });
const play = (desk: Desk) => desk.send({ type: 'play', run: desk.run }).settle();
const tell = (desk: Desk, step: number, value: number | null) =>
  desk.send({ type: 'looked', run: desk.run, step, answers: [{ goal: desk.state.reads![0]!, value }] }).settle();

describe('a run that pauses at a reading', () => {
  it('waits at each step that is looked at, but the first, for what is read there, and says what; nothing of the run is other for it', () => {
    const desk = play(new Desk().load(paused()));
    for (const step of [10, 20, 50]) {
      expect(desk.state).toMatchObject({ state: 'running', waits: step, reads: [goal] });
      expect(desk.step).toBe(step);
      if (step < 50) tell(desk, step, 0.5);
    }
    expect(desk.hash).toBe(hashAfter(documentOf(), 50));
  });

  it('pauses where it meets its bound, says why, and goes on to the next one', () => {
    const desk = tell(play(new Desk().load(paused())), 10, 0.95);
    expect(desk.state).toMatchObject({ state: 'paused', paused: { step: 10, pause } });
    expect(desk.state.waits).toBeUndefined();
    expect(play(desk).state).toMatchObject({ state: 'running', waits: 20 });
  });

  it('goes on past what the network has nothing of, and is not told on by a word about another step or another goal', () => {
    const desk = play(new Desk().load(paused()));
    desk.send({ type: 'looked', run: 1, step: 20, answers: [{ goal, value: 1 }] }).settle();
    expect(desk.state.waits).toBe(10);
    expect(tell(desk, 10, null).state).toMatchObject({ state: 'running', waits: 20 });
    desk.send({ type: 'looked', run: 1, step: 20, answers: [{ goal: { ...goal, value: 0.1 }, value: 1 }] }).settle();
    expect(desk.state).toMatchObject({ state: 'running', waits: 50 });
  });

  it('goes on where the rule is taken back, and waits where it is given', () => {
    const desk = play(new Desk().load(paused()));
    desk.send({ type: 'tune', run: 1, document: documentOf() }).turn(20).send({ type: 'pause', run: 1 }).settle();
    expect(desk.step).toBeGreaterThan(10);
    const step = desk.step;
    desk.send({ type: 'tune', run: 1, document: paused() });
    expect(play(desk).state.waits).toBeGreaterThan(step);
  });

  it('waits neither while it is brought back, nor where it was taken up, nor where single steps are made', () => {
    const desk = new Desk().load({ ...paused(), run: { step: 50, changes: [], reached: [] } as never });
    expect(desk.step).toBe(50);
    expect(desk.steps(52).step).toBe(102);
    expect(desk.of('state').every(({ reads }) => reads === undefined)).toBe(true);
    const there = new Desk().load({ ...paused(), run: { step: 100, changes: [], reached: [] } as never });
    expect(play(there).state.waits).toBe(200);
  });

  it('waits for both who looks and what is read', () => {
    const desk = play(new Desk().load(paused()).send({ type: 'waits', waits: true }));
    desk.send({ type: 'looked', run: 1, step: 0 }).settle();
    expect(desk.state).toMatchObject({ waits: 10, reads: [goal] });
    expect(tell(desk, 10, 0.1).state.waits).toBe(10);
    expect(desk.state.reads).toEqual([]);
    expect(desk.send({ type: 'looked', run: 1, step: 10 }).settle().state.waits).toBe(20);
  });

  it('measures the gradient at the step before, where it is altered in place', () => {
    const ratio = { reading: 'gradientRatio', block: 'a', over: 'b' } as const;
    const document = documentOf({
      training: { clipNorm: 0.1, pause: { type: 'reading', ...ratio, is: 'below', value: 0 } },
    });
    const desk = play(new Desk().load(document));
    const { probes } = desk.frame({ gradients: {} });
    const own = new Trainer(document);
    own.measures = true;
    for (let step = 0; step < 10; step++) own.stepBatch();
    const { name, named } = askedOf(ratio);
    const of = (id: string) => probes.gradients!.find((block) => block.id === id)!.parameters!;
    expect(of('a') / of('b')).toBe(readingOf(own, name, named));
    expect(meetsBound({ is: 'atLeast', value: 0 }, of('a') / of('b'))).toBe(true);
  });
});
