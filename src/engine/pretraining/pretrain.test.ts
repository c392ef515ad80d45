import { describe, expect, it } from 'vitest';
import { replayer } from '#engine/replay.ts';
import { Trainer } from '#engine/trainer.ts';
import { Desk, documentOf } from '#testing/sessionDesk.ts';

const network = [
  { id: 'a', type: 'dense', units: 6, activation: 'sigmoid' },
  { id: 'b', type: 'dense', units: 5, activation: 'sigmoid' },
  { id: 'c', type: 'dense', units: 2 },
];
const asked = { blocks: ['a', 'b'], epochs: 2, batchSize: 7, learningRate: 0.1, momentum: 0.5 };
const plain = documentOf({ strata: 2, network });
const pretrained = documentOf({ strata: 2, network, phases: [{ after: { steps: 3 }, pretrain: asked }] });

describe('pretraining', () => {
  it('begins from the weights that are there, teaches the blocks one by one, and leaves all others alone', () => {
    const trainer = new Trainer(plain);
    trainer.stepBatches(3);
    const before = trainer.model.save().parameters;
    const told = [...trainer.pretrainInParts(asked)];
    // 40 training samples: six batches an epoch, the last of five.
    const batches = Math.ceil(trainer.trainCount / asked.batchSize);
    expect(told.length).toBe(2 * 2 * batches);
    expect(told.map((t) => t.block)).toEqual([...Array(2 * batches).fill('a'), ...Array(2 * batches).fill('b')]);
    expect(told.at(-1)).toMatchObject({ place: 2, blocks: 2, epoch: 2, epochs: 2, done: told.length, of: told.length });
    const after = trainer.model.save().parameters;
    const changed = (block: string) =>
      trainer.plan.parameters
        .filter((p) => p.block === block)
        .some((p) => before.slice(p.offset, p.offset + p.count).some((x, i) => x !== after[p.offset + i]));
    expect(['a', 'b', 'c'].map(changed)).toEqual([true, true, false]);
  });

  it('makes each layer give back better what it is given', () => {
    const trainer = new Trainer(plain);
    const told = [...trainer.pretrainInParts({ ...asked, epochs: 40, blocks: ['a'] })];
    const errors = told.map((t) => t.error).filter((e) => !Number.isNaN(e));
    expect(errors.at(-1)!).toBeLessThan(0.9 * errors[0]!);
  });

  it('shows what is given back of a few samples, ever better, through all the machines below', () => {
    const trainer = new Trainer(plain);
    const told = [...trainer.pretrainInParts({ ...asked, epochs: 40 })];
    const distance = (block: string) =>
      told
        .filter((t) => t.block === block)
        .map(({ redrawn }) => redrawn!.given.reduce((sum, x, i) => sum + (x - redrawn!.back[i]!) ** 2, 0));
    for (const block of ['a', 'b']) expect(distance(block).at(-1)!, block).toBeLessThan(distance(block)[0]!);
    expect(told.at(-1)!.redrawn!.count).toBe(6);
    // Where the first block does not stand on the samples there is no way back to them.
    expect([...new Trainer(plain).pretrainInParts({ ...asked, blocks: ['b'] })].at(-1)!.redrawn).toBeUndefined();
  });

  it('leaves alone what cannot be pretrained', () => {
    const trainer = new Trainer(plain);
    const before = trainer.parameterHash();
    expect([...trainer.pretrainInParts({ ...asked, blocks: ['c', 'gone'] })]).toEqual([]);
    expect(trainer.parameterHash()).toBe(before);
  });

  it('is part of a run: its phase begins with it, however the run comes there', () => {
    const desk = new Desk().load(pretrained).steps(3);
    const there = desk.hash;
    expect(there).not.toBe(new Desk().load(plain).steps(3).hash);
    const hashes = [3, 4, 9].map((step) => desk.steps(step - desk.step).hash);
    expect(hashes[0]).toBe(there);
    // Back over its beginning and on again, back to its very step, and from a link.
    expect(desk.seek(2).steps(1).hash).toBe(there);
    expect(desk.seek(3).hash).toBe(there);
    expect(desk.steps(6).hash).toBe(hashes[2]);
    expect(new Desk().load(desk.replayed(pretrained)).hash).toBe(hashes[2]);
    // In one go, and in a command.
    const played = new Desk().load(pretrained);
    played.send({ type: 'play', run: 1 }).turn(4).send({ type: 'pause', run: 1 }).settle();
    expect(played.recorded).toEqual({ changes: [], reached: [3] });
    expect(played.seek(9).hash).toBe(hashes[2]);
    const { trainer, step } = replayer({ ...pretrained });
    while (trainer.step < 9) step();
    expect(trainer.parameterHash()).toBe(hashes[2]);
  });

  it('lets what is asked meanwhile wait, and a pause hold', () => {
    const desk = new Desk().load(pretrained).steps(3);
    const there = desk.hash;
    const again = new Desk().load(pretrained).steps(2);
    again
      .send({ type: 'step', run: 1, unit: 'batch' })
      .send({ type: 'play', run: 1 })
      .send({ type: 'pause', run: 1 })
      .settle();
    expect(again.step).toBe(3);
    expect(again.hash).toBe(there);
  });

  it('draws with the seed, to the same bits', () => {
    const hash = (seed: number) => {
      const trainer = new Trainer({ ...plain, seed });
      for (const _ of trainer.pretrainInParts(asked));
      return trainer.parameterHash();
    };
    expect(hash(1)).toBe(hash(1));
    expect(hash(2)).not.toBe(hash(1));
  });
});
