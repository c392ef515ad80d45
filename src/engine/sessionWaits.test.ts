import { describe, expect, it } from 'vitest';
import { Desk, documentOf, hashAfter } from '#testing/sessionDesk.ts';

const waiting = (): Desk => new Desk().load(documentOf()).send({ type: 'waits', waits: true });
const play = (desk: Desk) => desk.send({ type: 'play', run: desk.run }).settle();
const looked = (desk: Desk, step: number) => desk.send({ type: 'looked', run: desk.run, step }).settle();

describe('a run whose steps are looked at', () => {
  it('waits at each of them, running, until it is told that it was; nothing of the run is other for it', () => {
    const desk = play(waiting());
    for (const step of [0, 10, 20, 50]) {
      expect(desk.state).toMatchObject({ state: 'running', waits: step });
      expect(desk.step).toBe(step);
      if (step < 50) looked(desk, step);
    }
    expect(desk.hash).toBe(hashAfter(documentOf(), 50));
  });

  it('shows the step that it waits at with the scores of that very step, however dear they are', () => {
    const desk = play(waiting());
    looked(desk, 0);
    const frame = desk.frame({ ladder: {} });
    expect(frame).toMatchObject({ position: { step: 10 }, scoredStep: 10 });
  });

  it('is not told on by a word about another step', () => {
    const desk = looked(play(waiting()), 10);
    expect(desk.state.waits).toBe(0);
  });

  it('goes on where nobody asks for it any more, and pauses and plays where it waits', () => {
    const desk = looked(play(waiting()), 0);
    desk.send({ type: 'pause', run: 1 }).settle();
    expect(desk.state.state).toBe('paused');
    expect(desk.state.waits).toBeUndefined();
    expect(play(desk).state).toMatchObject({ state: 'running', waits: 10 });
    desk.send({ type: 'waits', waits: false }).turn(20).send({ type: 'pause', run: 1 }).settle();
    expect(desk.step).toBeGreaterThan(10);
  });

  it('is looked at once more where it comes there again', () => {
    const desk = looked(looked(play(waiting()), 0), 10);
    desk.send({ type: 'pause', run: 1 }).seek(5);
    expect(play(desk).state).toMatchObject({ state: 'running', waits: 10 });
  });

  it('waits neither while it is brought back, nor where single steps are made', () => {
    const desk = new Desk().send({ type: 'waits', waits: true });
    desk.load({ ...documentOf(), run: { step: 40, changes: [], reached: [] } as never });
    expect(desk.step).toBe(40);
    expect(desk.steps(12).step).toBe(52);
    expect(desk.of('state').every(({ waits }) => waits === undefined)).toBe(true);
  });

  it('waits within an epoch that was asked for, and ends it', () => {
    const desk = waiting();
    desk.send({ type: 'step', run: 1, unit: 'epoch' }).settle();
    expect(desk.state.waits).toBe(0);
    const end = Math.ceil(desk.frame().trainCount / 16);
    looked(desk, 0);
    expect(desk.state.state).toBe('paused');
    expect(desk.step).toBe(end);
  });
});
