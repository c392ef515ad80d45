import { describe, expect, it } from 'vitest';
import { Trainer } from '#engine/trainer.ts';
import { ofVariant } from '#nn/variant.ts';
import { gallery } from '#state/gallery.ts';
import { registries } from '#state/registries.ts';

const entry = (id: string) => gallery.find((one) => one.id === id)!;

/** Looked at every so many steps. */
const EVERY = 10;

/** The number that an example's sentence has in the place of the group. */
const said = (id: string, phrase: RegExp): number =>
  Number(phrase.exec(entry(id).sentence)![1]!.replaceAll(',', '').replace('%', ''));

/** Steps until a lane names so many of the held-out points right, from each start; Infinity where it does not within `most`. */
function stepsTo(id: string, name: string, accuracy: number, starts: number, most: number): readonly number[] {
  const document = ofVariant(entry(id).document, name, registries)!;
  return Array.from({ length: starts }, (_, i) => {
    const run = new Trainer({ ...document, seed: i + 1 });
    const { test } = run.plan.samples;
    while (run.step < most && !run.divergence) {
      run.stepBatches(EVERY - (run.step % EVERY)); // fewer at the end of an epoch
      if (run.step % EVERY === 0 && run.score(test).accuracy! >= accuracy) return run.step;
    }
    return Number.POSITIVE_INFINITY;
  });
}
const never = (steps: readonly number[]): number => steps.filter((count) => count === Number.POSITIVE_INFINITY).length;

describe('the numbers in the sentences of examples that compare are what the engine gives:', () => {
  it('batch normalisation, and without', () => {
    const id = 'compare-batch-norm';
    const { variants } = entry(id).document;
    const most = said(id, /over ([\d,]+)\./);
    const lanes = ['A', variants![0]!.name].map((name) => stepsTo(id, name, 0.9, 5, most));
    const [quick, slow] = lanes.sort((a, b) => Math.max(...a) - Math.max(...b)) as [number[], number[]];
    expect(Math.max(...quick)).toBe(said(id, /at most ([\d,]+) steps/));
    expect(Math.min(...slow)).toBe(said(id, /needs ([\d,]+) or more/));
    expect(never(slow)).toBe(2);
  });

  it('twenty sigmoids and three cures', () => {
    const id = 'compare-cures';
    const most = said(id, /never do in ([\d,]+)\./);
    const slowest = (name: string) => Math.max(...stepsTo(id, name, 0.9, 3, most));
    expect(slowest('ReLU')).toBe(said(id, /at most ([\d,]+) steps \(ReLU\)/));
    expect(slowest('Batch normalisation')).toBe(said(id, /([\d,]+) \(normalised\)/));
    expect(slowest('Residual')).toBe(said(id, /([\d,]+) \(residual\)/));
    expect(never(stepsTo(id, 'A', 0.9, 3, most))).toBe(3);
  });

  it('XOR with none, one and two hidden layers', () => {
    const id = 'compare-depth';
    const { document, steps } = entry(id);
    const trained = (name: string) => {
      const run = new Trainer(ofVariant(document, name, registries)!);
      run.stepBatches(0);
      while (run.step < steps) run.stepBatch();
      return run.score(run.plan.samples.train);
    };
    const none = trained('A');
    expect(none.loss).toBeCloseTo(Math.LN2, 2); // every answer one half
    for (const { name } of document.variants!) expect(trained(name).accuracy).toBe(1);
  });

  it('residual blocks in two orders', () => {
    const id = 'compare-residual';
    const most = said(id, /below in ([\d,]+)\./);
    const lanes = ['A', entry(id).document.variants![0]!.name].map((name) => stepsTo(id, name, 0.95, 3, most));
    const [before, after] = lanes.sort((a, b) => never(a) - never(b)) as [number[], number[]];
    expect(Math.max(...before)).toBe(said(id, /within ([\d,]+) steps/));
    expect(never(after)).toBe(1);
  });

  it('wide or deep with as many parameters', () => {
    const id = 'compare-wide-deep';
    const lanes = ['A', entry(id).document.variants![0]!.name].map((name) => stepsTo(id, name, 0.95, 3, 8000));
    const [deep, wide] = lanes.sort((a, b) => Math.min(...a) - Math.min(...b)) as [number[], number[]];
    expect(Math.max(...deep)).toBe(said(id, /at most ([\d,]+) steps/));
    expect(Math.min(...wide)).toBe(said(id, /at least ([\d,]+)\./));
    for (const name of ['A', entry(id).document.variants![0]!.name]) {
      const { parameters } = new Trainer(ofVariant(entry(id).document, name, registries)!).plan;
      expect(parameters.reduce((sum, { count }) => sum + count, 0)).toBe(said(id, /have ([\d,]+) parameters/));
    }
  });
});
