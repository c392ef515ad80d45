import { describe, expect, it } from 'vitest';
import { runAt } from '#nn/run.ts';
import { Desk, documentOf, hashAfter, saved } from '#testing/sessionDesk.ts';

describe('work that nobody looks at', () => {
  const recorded = saved({ ...documentOf(), run: runAt(3000) });

  it('rests while it is told to: a run that is brought back, which comes to the same end afterwards', () => {
    const desk = new Desk().send({ type: 'load', run: 1, document: recorded, play: false }).turn(6);
    desk.send({ type: 'rest', resting: true }).settle();
    expect(desk.state.state).toBe('loading');
    desk.send({ type: 'ping', n: 4 }).settle();
    expect(desk.events.at(-1)).toEqual({ type: 'pong', n: 4 });
    desk.send({ type: 'rest', resting: false }).settle();
    expect(desk.state.state).toBe('paused');
    expect(desk.step).toBe(3000);
    expect(desk.hash).toBe(hashAfter(documentOf(), 3000));
  });

  it('and training', () => {
    const desk = new Desk().send({ type: 'load', run: 1, document: documentOf(), play: true }).turn(20);
    expect(desk.state.state).toBe('running');
    desk.send({ type: 'rest', resting: true }).settle();
    const at = desk.clock; // a look at the clock is a millisecond: who does nothing does not look
    expect(desk.turn(20).clock).toBe(at);
    desk.send({ type: 'rest', resting: false }).turn(20).send({ type: 'pause', run: 1 }).settle();
    expect(desk.clock).toBeGreaterThan(at);
    expect(desk.hash).toBe(hashAfter(documentOf(), desk.step));
  });
});

it('a pretraining that nobody looks at rests too, however long a link asks for, and goes on to the same bits', () => {
  const pretrain = { blocks: ['a'], epochs: 300, batchSize: 2, learningRate: 0.1, momentum: 0.5 };
  const network = [
    { id: 'a', type: 'dense', units: 4, activation: 'sigmoid' },
    { id: 'b', type: 'dense', units: 2 },
  ];
  const document = documentOf({ strata: 2, network, phases: [{ after: { steps: 1 }, pretrain }] });
  const there = new Desk().load(document).steps(1);
  const desk = new Desk().load(document).send({ type: 'step', run: 1, unit: 'batch' }).turn(3);
  const at = desk.clock;
  desk.send({ type: 'rest', resting: true }).settle();
  expect(desk.clock).toBe(at);
  desk.send({ type: 'rest', resting: false }).settle();
  expect(desk.clock).toBeGreaterThan(at);
  expect(desk.hash).toBe(there.hash);
});

describe('a run that takes long to bring back', () => {
  const tiny = documentOf({
    data: { type: 'gaussians', samples: 20, classes: 2 },
    network: [{ id: 'a', type: 'dense', units: 2 }],
    training: { batchSize: 1, optimizer: { type: 'sgd', learningRate: 0.01 } },
  });
  const endless = saved({ ...tiny, run: runAt(1_000_000_000) });
  const asking = () => new Desk().send({ type: 'load', run: 1, document: endless, play: true }).settle();

  it('asks whether it should, and does nothing until it is told', () => {
    const desk = asking();
    const { progress } = desk.state;
    expect(progress).toMatchObject({ what: 'steps', of: 1_000_000_000 });
    expect(progress!.done).toBeGreaterThan(1000);
    // as long again for as many steps again, by the clock of the desk: a look at it is a millisecond
    expect(progress!.asks! / ((60 * (1e9 - progress!.done)) / progress!.done)).toBeCloseTo(1, 2);
    desk.send({ type: 'goOn', run: 1 }).turn(50);
    expect(desk.state.progress!.done).toBeGreaterThan(progress!.done);
    expect(desk.state.progress!.asks).toBeUndefined();
  });

  it('can be given up, and another document takes its place at once', () => {
    const desk = asking().send({ type: 'stop', run: 1 }).settle();
    expect(desk.state.state).toBe('idle');
    const other = asking();
    other.run = 2;
    other.load(documentOf());
    expect(other.state.state).toBe('paused');
    expect(other.hash).toBe(hashAfter(documentOf(), 0));
  });
});

it('what breaks the engine is not told as a sentence: it is a detail for whoever mends it', () => {
  const desk = new Desk().load({ ...documentOf(), data: { type: 'nothing' } } as never);
  expect(desk.state.state).toBe('failed');
  expect(desk.state.message).toBeUndefined();
  expect(desk.state.detail).toContain('data: unknown type nothing');
});
