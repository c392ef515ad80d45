import { describe, expect, it } from 'vitest';
import { nothingRecorded } from '#nn/run.ts';
import { Desk, documentOf, hashAfter, withRate } from '#testing/sessionDesk.ts';
import { replayer } from './replay.ts';

const base = documentOf();
const phased = (...phases: unknown[]) => documentOf({ strata: 2, phases });
const faster = { after: { steps: 20 }, change: { training: { optimizer: { learningRate: 0.05 } } } };
const circles = { after: { steps: 10 }, change: { data: { type: 'circle', samples: 80 } } };

/** The hash at every step up to 60, and the desk that stands there. */
function passed(document: typeof base): { desk: Desk; hashes: string[] } {
  const desk = new Desk().load(document);
  const hashes = [desk.hash];
  for (let i = 1; i <= 60; i++) hashes.push(desk.steps(1).hash);
  return { desk, hashes };
}

describe('phases', () => {
  it('begin at their steps, also within a slice, and the run says where', () => {
    const desk = new Desk().load(phased(faster, { after: { epochs: 2 }, change: { training: { batchSize: 8 } } }));
    desk.send({ type: 'play', run: 1 }).turn(3).send({ type: 'pause', run: 1 }).settle();
    expect(desk.step).toBeGreaterThan(40);
    // An epoch is four steps; the second after step 20 ends at 28.
    expect(desk.recorded).toEqual({ changes: [], reached: [20, 28] });
  });

  it('do what a change by hand at the same step does', () => {
    const byHand = new Desk().load(base).steps(20).tune(withRate(base, 0.05)).steps(40);
    expect(passed(phased(faster)).desk.hash).toBe(byHand.hash);
  });

  it('that change nothing change no bit, wherever they split a run', () => {
    const nothing = (steps: number) => ({ after: { steps }, change: {} });
    expect(passed(phased(nothing(7), nothing(1), { after: { epochs: 3 }, change: {} })).desk.hash).toBe(
      hashAfter(base, 60),
    );
  });

  it.each([
    ['another rate', [faster]],
    ['another loss', [{ after: { steps: 21 }, change: { training: { loss: 'mse' } } }, faster]],
    ['other data', [circles, faster]],
    ['another network', [{ after: { steps: 11 }, change: { network: { a: { units: 9 } } } }]],
  ])('of %s replay to the same bits, and going back over their start and on again gives them too', (_, phases) => {
    const document = phased(...phases);
    const { desk, hashes } = passed(document);
    const replay = new Desk().load(desk.replayed(document));
    expect(replay.hash).toBe(hashes[60]);
    for (const step of [5, 60, 10, 22, 21, 20, 40]) expect(desk.seek(step).hash, `step ${step}`).toBe(hashes[step]);
    expect(desk.seek(5).steps(55).hash).toBe(hashes[60]);
    const { trainer, step } = replayer({ ...document });
    while (trainer.step < 60) step();
    expect(trainer.parameterHash()).toBe(hashes[60]);
  });

  it('of other data end the epoch, keep the parameters, and let the optimiser begin anew', () => {
    const desk = new Desk().load(phased(circles)).steps(9);
    expect(desk.frame().position).toMatchObject({ epoch: 2, used: 16 });
    const plain = new Desk().load(base).steps(10);
    expect(desk.steps(1).hash).toBe(plain.hash);
    expect(desk.frame()).toMatchObject({ position: { step: 10, epoch: 3, used: 0 }, trainCount: 40 });
    expect(desk.steps(1).hash).not.toBe(plain.steps(1).hash);
  });

  it('that are added where the run stands begin there, as if they had been said from the start', () => {
    const there = passed(phased(circles)).hashes;
    const desk = new Desk().load(base).steps(10).tune(phased(circles));
    expect(desk.recorded).toEqual({ changes: [], reached: [10] });
    expect(desk.hash).toBe(there[10]);
    expect(desk.frame()).toMatchObject({ phase: 1, trainCount: 40 });
    // Settings that are changed there begin no other.
    desk.tune({ ...phased(circles, { after: { steps: 1 }, change: {} }), title: 'x' });
    expect(desk.recorded!.reached).toEqual([10]);
    expect(desk.seek(4).seek(10).hash).toBe(there[10]);
    expect(new Desk().load(base).steps(10).tune(phased(circles)).steps(50).hash).toBe(there[60]);
    const pretrained = { blocks: ['a'], epochs: 1, batchSize: 8, learningRate: 0.1, momentum: 0 };
    const sigmoids = {
      after: { steps: 10 },
      change: { network: { a: { activation: 'sigmoid' } } },
      pretrain: pretrained,
    };
    const added = new Desk().load(base).steps(10).tune(phased(sigmoids));
    expect(added.hash).toBe(passed(phased(sigmoids)).hashes[10]);
    expect(added.seek(3).steps(20).hash).toBe(passed(phased(sigmoids)).hashes[23]);
  });

  it('begin again where they have just begun and are to train on something else, or are taken back', () => {
    const larger = { after: { steps: 10 }, change: { data: { type: 'circle', samples: 120 } } };
    const desk = new Desk().load(phased(circles)).steps(10);
    const again = desk.goOn(phased(larger));
    expect(again.recorded).toEqual({ changes: [], reached: [10] });
    expect(again.hash).toBe(passed(phased(larger)).hashes[10]);
    expect(again.steps(5).hash).toBe(passed(phased(larger)).hashes[15]);
    const taken = new Desk().load(phased(circles)).steps(10).goOn(base);
    expect(taken.recorded).toEqual({ changes: [], reached: [] });
    expect(taken.steps(5).hash).toBe(hashAfter(base, 15));
  });

  it('that wait for a goal begin at the first step at which it holds, or at the last they wait for', () => {
    const goal = { metric: 'batchLoss', is: 'below', value: 0.6 };
    const losses: number[] = [];
    const { trainer, step } = replayer(base);
    while (trainer.step < 60) {
      step();
      losses.push(trainer.batchLoss);
    }
    const first = losses.findIndex((loss) => loss < 0.6) + 1;
    expect(first).toBeGreaterThan(1);
    const met = new Desk().load(phased({ after: { goal, atMost: 1000 }, change: faster.change })).steps(60);
    expect(met.recorded!.reached).toEqual([first]);
    const never = { ...goal, value: 0 };
    const unmet = new Desk().load(phased({ after: { goal: never, atMost: 30 }, change: faster.change })).steps(60);
    expect(unmet.recorded!.reached).toEqual([30]);
  });

  it('that wait for steps in a row count those before the step that a run is taken back to', () => {
    const goal = { metric: 'batchLoss', is: 'below', value: 5, for: 8 };
    const document = phased({ after: { goal, atMost: 1000 }, change: faster.change });
    const desk = new Desk().load(document).steps(20);
    expect(desk.recorded!.reached).toEqual([8]);
    // Back before the phase began: it begins where it did.
    desk.seek(5).steps(1);
    expect(desk.recorded!.reached).toEqual([]);
    desk.steps(10);
    expect(desk.recorded!.reached).toEqual([8]);
    const changed = new Desk().load(document).steps(20).seek(5).set('a', 'weight', 0, 2).steps(10);
    expect(new Desk().load(changed.replayed(document)).hash).toBe(changed.hash);
    expect(changed.recorded!.reached).toEqual([8]);
  });

  it('are not missed where the last sample of a batch makes the step', () => {
    const desk = new Desk().load(phased({ ...faster, after: { steps: 1 } })).steps(16, 'sample');
    expect(desk.recorded!.reached).toEqual([1]);
  });

  it('that were left behind begin again where the run goes on from before', () => {
    const desk = new Desk().load(phased(faster)).steps(40).seek(10).steps(5);
    expect(desk.recorded).toEqual(nothingRecorded);
    expect(desk.steps(10).recorded!.reached).toEqual([20]);
  });

  it('stand before what is changed by hand at the same step', () => {
    const document = phased(faster);
    const desk = new Desk().load(document).steps(20).set('a', 'weight', 0, 2).steps(10);
    expect(new Desk().load(desk.replayed(document)).hash).toBe(desk.hash);
  });
});
