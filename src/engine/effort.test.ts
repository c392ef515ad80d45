import { describe, expect, it } from 'vitest';
import { Desk, documentOf, hashAfter } from '#testing/sessionDesk.ts';
import { isDearToScore, isLongToStep } from './effort.ts';
import { planDocument } from './plan.ts';
import { Trainer } from './trainer.ts';

const wide = documentOf({
  data: { type: 'spiral', samples: 2000, testShare: 0.2 },
  network: [
    { id: 'a', type: 'dense', units: 300, activation: 'tanh' },
    { id: 'n', type: 'batchNorm' },
    { id: 'd', type: 'dropout', rate: 0.2 },
    { id: 'm', type: 'dense', units: 300, activation: 'relu' },
    { id: 'b', type: 'dense', units: 2 },
  ],
  training: { batchSize: 800 },
});

describe('a step that is longer than a slice', () => {
  it('is told by counting', () => {
    expect([isLongToStep(planDocument(wide)), isDearToScore(planDocument(wide))]).toEqual([true, false]);
    expect([isLongToStep(planDocument(documentOf())), isDearToScore(planDocument(documentOf()))]).toEqual([
      false,
      false,
    ]);
  });

  it('made in parts leaves the same bits, and the same history', () => {
    const [whole, parts] = [new Trainer(wide), new Trainer(wide)];
    for (let i = 0; i < 4; i++) {
      whole.stepBatch();
      let yields = 0;
      for (const _ of parts.stepInParts()) yields++;
      expect(yields).toBeGreaterThan(10);
    }
    expect(parts.parameterHash()).toBe(whole.parameterHash());
    expect(parts.position).toEqual(whole.position);
    expect(parts.batchLoss).toBe(whole.batchLoss);
    expect(parts.history.values).toEqual(whole.history.values);
    expect(parts.plan.buffers.map((b) => [...parts.model.buffer(b)])).toEqual(
      whole.plan.buffers.map((b) => [...whole.model.buffer(b)]),
    );
  });

  it('does not keep a session from hearing: pause is answered within the step, which then ends', () => {
    const desk = new Desk().load(wide).send({ type: 'play', run: 1 }).turn(2);
    const before = desk.events.length;
    desk.send({ type: 'ping', n: 7 }, { type: 'pause', run: 1 });
    expect(desk.events.slice(before)).toMatchObject([
      { type: 'pong', n: 7 },
      { type: 'state', state: 'paused' },
    ]);
    desk.settle();
    expect(desk.frame()).toMatchObject({ position: { step: 1 }, scoredStep: 1 });
    expect(desk.hash).toBe(hashAfter(wide, 1));
  });

  it('given up for a seek leaves the bits of the step sought', () => {
    const desk = new Desk().load(wide).steps(3);
    desk.send({ type: 'play', run: 1 }).turn(2).send({ type: 'seek', run: 1, step: 2 }).settle();
    expect(desk.step).toBe(2);
    expect(desk.hash).toBe(hashAfter(wide, 2));
    expect(desk.steps(2).hash).toBe(hashAfter(wide, 4));
  });

  it('is ended before the network changes, or a checkpoint is taken', () => {
    const other = { ...wide, network: wide.network.filter(({ id }) => id !== 'm') };
    const desk = new Desk().load(wide).steps(1).send({ type: 'play', run: 1 }).turn(2);
    desk.send({ type: 'save' });
    expect(desk.of('checkpoint')).toEqual([]);
    desk.run = 2;
    desk.send({ type: 'load', run: 2, document: other, play: false, keep: true }).settle();
    expect(desk.of('checkpoint').at(-1)!.checkpoint.position.step).toBe(2);
    expect(desk.changes!.map((c) => c.at)).toEqual([2]);
    expect(new Desk().load(desk.replayed(other)).hash).toBe(desk.hash);
  });
});

describe('scores that are dear', () => {
  const many = { ...wide, data: { ...wide.data, samples: 5000 } };

  it('are those of the last record while it trains, and of this very step once it stands', () => {
    expect(isDearToScore(planDocument(many))).toBe(true);
    const desk = new Desk().load(many);
    expect(desk.frame()).toMatchObject({ scoredStep: 0 });
    desk.send({ type: 'play', run: 1 }).turn(2);
    desk.send({ type: 'subscribe', probes: {} }, { type: 'want', buffers: [] });
    while (desk.of('frame').length < 2) desk.turn();
    expect(desk.of('frame').at(-1)).toMatchObject({ position: { step: 1 }, scoredStep: 0 });
    desk.send({ type: 'pause', run: 1 }).settle();
    const frame = desk.frame();
    const trainer = new Trainer(many);
    while (trainer.step < frame.position.step) trainer.stepBatch();
    expect(frame).toMatchObject({ scoredStep: trainer.step, test: trainer.score(trainer.plan.samples.test) });
  });

  it('are given up for whatever comes in between', () => {
    const desk = new Desk().load(many).set('a', 'bias', 0, 1);
    desk.send({ type: 'subscribe', probes: {} }, { type: 'want', buffers: [] }).turn(1);
    desk.send({ type: 'step', run: 1, unit: 'batch' }).settle();
    expect(desk.step).toBe(1);
  });
});
