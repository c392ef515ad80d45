import { describe, expect, it } from 'vitest';
import type { StrataDocument } from '#nn/document.ts';
import { runAt } from '#nn/run.ts';
import { Desk, documentOf, hashAfter, withRate } from '#testing/sessionDesk.ts';
import { replayer } from './replay.ts';
import { Trainer } from './trainer.ts';

const document = documentOf({
  network: [
    { id: 'a', type: 'dense', units: 6, activation: 'tanh' },
    { id: 'n', type: 'batchNorm' },
    { id: 'm', type: 'dense', units: 5, activation: 'tanh' },
    { id: 'b', type: 'dense', units: 2 },
  ],
});
const withBlock = (d: StrataDocument, id: string, values: object): StrataDocument => ({
  ...d,
  network: d.network.map((block) => (block.id === id ? { ...block, ...values } : block)),
});
const wider = withBlock(document, 'm', { units: 8 });
const sharper = withBlock(document, 'm', { activation: 'relu' });

/** A copy of every parameter, and of what the optimiser keeps of it, by path. */
function bits(trainer: Trainer): Map<string, number[]> {
  const { state } = trainer.model.save();
  return new Map(
    trainer.plan.parameters.map((p) => [
      `${p.block}.${p.name}`,
      [...trainer.model.values(p), ...state.flatMap((words) => [...words.subarray(p.offset, p.offset + p.count)])],
    ]),
  );
}

function trained(d: StrataDocument, steps: number): Trainer {
  const trainer = new Trainer(d);
  for (let i = 0; i < steps; i++) trainer.stepBatch();
  return trainer;
}

describe('a network that is changed while it learns', () => {
  it('keeps the bits of every parameter whose block, name and shape stay, and of its optimiser; others start from their own streams', () => {
    const trainer = trained(document, 30);
    const before = bits(trainer);
    const statistics = trainer.plan.buffers.map((b) => [...trainer.model.buffer(b)]);
    expect(trainer.tune(wider)).toEqual({ kept: 2, of: 4 });
    const after = bits(trainer);
    const fresh = bits(new Trainer(wider));
    for (const key of ['a.weight', 'a.bias', 'n.weight', 'n.bias', 'b.bias'])
      expect(after.get(key)).toEqual(before.get(key));
    for (const key of ['m.weight', 'm.bias', 'b.weight']) expect(after.get(key)).toEqual(fresh.get(key));
    expect(trainer.plan.buffers.map((b) => [...trainer.model.buffer(b)])).toEqual(statistics);
    expect(trainer.position).toMatchObject({ step: 30, pending: 0 });
  });

  it('keeps all of them where only an activation function, a dropout or the order of blocks is another', () => {
    const trainer = trained(document, 30);
    const before = bits(trainer);
    expect(trainer.tune(sharper)).toEqual({ kept: 4, of: 4 });
    const dropped = { id: 'x', type: 'dropout', rate: 0.1 } as const;
    expect(trainer.tune({ ...sharper, network: sharper.network.toSpliced(1, 0, dropped) })).toEqual({ kept: 4, of: 4 });
    expect(bits(trainer)).toEqual(before);
  });

  it('starts a block anew that is to be initialised in another way', () => {
    const trainer = trained(document, 5);
    expect(trainer.tune(withBlock(document, 'a', { init: 'zeros' }))).toEqual({ kept: 3, of: 4 });
    expect(
      bits(trainer)
        .get('a.weight')!
        .every((v) => v === 0),
    ).toBe(true);
  });

  it('goes on, under a new number, with what was kept said', () => {
    const desk = new Desk().load(document).steps(30).goOn(wider);
    expect(desk.state).toMatchObject({ run: 2, state: 'paused', kept: { kept: 2, of: 4, step: 30 } });
    expect(desk.step).toBe(30);
    expect(desk.steps(20).step).toBe(50);
    expect(desk.recorded).toEqual({
      start: { network: { m: { units: 5 } } },
      changes: [{ at: 30, change: { network: { m: { units: 8 } } } }],
      reached: [],
    });
  });

  it('comes out of its link with the same bits, whatever else was changed before and after', () => {
    const desk = new Desk().load(document).steps(10).tune(withRate(document, 0.03));
    desk.steps(10).set('a', 'weight', 0, 1).steps(10);
    desk.goOn(withRate(wider, 0.03)).steps(10).set('m', 'weight', 39, -1).steps(10);
    desk.tune(withRate(wider, 0.002, 'sgd')).steps(10);
    const last = withRate(withBlock(wider, 'a', { trainable: false, activation: 'sine' }), 0.002, 'sgd');
    desk.goOn(last).steps(10);
    const { hash } = desk;
    const recorded = desk.replayed(last);
    const heir = new Desk().load(recorded);
    expect(heir.step).toBe(70);
    expect(heir.hash).toBe(hash);
    expect(heir.changes).toEqual(desk.changes);
    expect(heir.steps(9).hash).toBe(desk.steps(9).hash);
    const { trainer, step } = replayer(recorded);
    while (trainer.step < 70) step();
    expect(trainer.parameterHash()).toBe(hash);
  });

  it('comes out of its link with the settings it started with, where they were first changed after the network', () => {
    const frozen = withBlock(document, 'm', { trainable: false });
    const desk = new Desk().load(frozen).steps(10);
    const without = { ...document, network: document.network.filter(({ id }) => id !== 'm') };
    desk.goOn(without).steps(10).tune(withRate(without, 0.03)).steps(10);
    expect(new Desk().load(desk.replayed(withRate(without, 0.03))).hash).toBe(desk.hash);
  });

  it('changed to and fro at one step is as it was', () => {
    const desk = new Desk().load(document).steps(30);
    const { hash } = desk;
    desk.goOn(wider).goOn(sharper).goOn(document);
    expect(desk.hash).toBe(hash);
    expect(desk.recorded).toEqual({ changes: [], reached: [] });
    expect(desk.steps(10).hash).toBe(hashAfter(document, 40));
  });

  it('is replayed exactly where a change follows the one that a link ended with', () => {
    const first = new Desk().load(document).steps(30).goOn(wider);
    const desk = new Desk().load(first.replayed(wider)).goOn(document);
    expect(desk.changes).toHaveLength(2);
    expect(new Desk().load(desk.replayed(document)).steps(5).hash).toBe(desk.steps(5).hash);
  });

  it('starts anew where it had not begun, or had diverged', () => {
    const desk = new Desk().load(document).goOn(wider);
    expect(desk.changes).toEqual([]);
    expect(desk.state).not.toHaveProperty('kept');
    expect(desk.hash).toBe(hashAfter(wider, 0));
    const wild = documentOf({
      network: [
        { id: 'a', type: 'dense', units: 6 },
        { id: 'b', type: 'dense', units: 2 },
      ],
      training: { loss: 'mse', optimizer: { type: 'sgd', learningRate: 100 } },
    });
    const lost = new Desk().load(wild).send({ type: 'play', run: 1 }).settle();
    expect(lost.state.divergence).toBeDefined();
    expect(lost.goOn(withBlock(wild, 'a', { units: 3 })).step).toBe(0);
  });

  it('that is still being brought back changes once it is there', () => {
    const desk = new Desk();
    desk.send({ type: 'load', run: 1, document: { ...document, run: runAt(60) }, play: false }).turn(2);
    desk.run = 2;
    desk.send({ type: 'load', run: 2, document: wider, play: false, keep: true }).settle();
    expect(desk.changes!.map((c) => c.at)).toEqual([60]);
    const slow = new Desk().load(document).steps(60).goOn(wider);
    expect(desk.hash).toBe(slow.hash);
  });

  it('can be taken back to the step of its last change, not before: the page shows no other network', () => {
    const desk = new Desk().load(document).steps(30).goOn(wider).steps(40);
    expect(desk.seek(10).step).toBe(30);
    expect(desk.seek(50).step).toBe(50);
    const heir = new Desk().load(new Desk().load(document).steps(30).goOn(wider).steps(40).replayed(wider));
    expect(heir.seek(10).step).toBe(30);
  });

  it('survives the death of the worker: the checkpoint knows its network', () => {
    const desk = new Desk().load(document).steps(30);
    desk.send({ type: 'save' });
    const { checkpoint } = structuredClone(desk.of('checkpoint').at(-1)!);
    const heir = new Desk().load(wider, { checkpoint });
    expect(heir.step).toBe(30);
    expect(heir.hash).toBe(desk.goOn(wider).hash);
  });
});
