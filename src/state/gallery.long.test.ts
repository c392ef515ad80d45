import { describe, expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { createPool } from '#engine/bufferPool.ts';
import { replayer } from '#engine/replay.ts';
import { Trainer } from '#engine/trainer.ts';
import { readDocument } from '#nn/document.ts';
import { mergePatch, type Patch } from '#nn/patch.ts';
import { gradientsProbe } from '#probes/gradients/gradients.probe.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { theatreProbe } from '#probes/theatre/theatre.probe.ts';
import { registries } from './editor.ts';
import { gallery } from './gallery.ts';

const entry = (id: string) => gallery.find((e) => e.id === id)!;

/** The document of an entry, trained from another start. */
function trained(id: string, seed: number, steps: number): Trainer {
  const run = new Trainer({ ...entry(id).document, seed });
  for (let i = 0; i < steps; i++) run.stepBatch();
  return run;
}
const test = (run: Trainer) => run.score(run.plan.samples.test);
const ten = Array.from({ length: 10 }, (_, i) => i + 1);
/** The number that stands before a phrase in an entry's sentence. */
const said = (id: string, phrase: RegExp) => Number(phrase.exec(entry(id).sentence)![1]!.replaceAll(',', ''));

describe('the gallery', () => {
  it('says of each document in one sentence what there is to see', () => {
    expect(new Set(gallery.map((e) => e.id)).size).toBe(gallery.length);
    for (const { sentence, document } of gallery) {
      expect(sentence).toMatch(/^[A-Z].*\.$/);
      expect(document.title).toMatch(/\S/);
    }
  });

  it('opens with spirals that are learned from every start: median at least 0.98, worst at least 0.95 on test points', () => {
    const accuracies = ten.map((seed) => test(trained('spiral', seed, 10_000)).accuracy!).sort((a, b) => a - b);
    expect((accuracies[4]! + accuracies[5]!) / 2).toBeGreaterThanOrEqual(0.98);
    expect(accuracies[0]).toBeGreaterThanOrEqual(0.95);
  });

  it.each(['xor-two', 'xor-bits', 'xor-three'])('counts right in how many of 100 starts %s is solved', (id) => {
    const steps = said(id, /in ([\d,]+) steps/);
    let solved = 0;
    for (let seed = 1; seed <= 100; seed++) {
      const run = trained(id, seed, steps);
      if (run.score(run.plan.samples.train).accuracy === 1) solved++;
    }
    expect(solved).toBe(said(id, /(\d+) of 100 starts/));
  });

  it('says truly that three layers of sigmoids start more slowly than one', () => {
    const solvedAfter = (id: string, steps: number) =>
      Array.from({ length: 50 }, (_, i) => trained(id, i + 1, steps)).filter(
        (run) => run.score(run.plan.samples.train).accuracy === 1,
      ).length;
    expect(solvedAfter('xor-three', 400)).toBeLessThan(solvedAfter('xor-two', 400));
  });

  it('names nearly all penguins that it never met, from ten starts', () => {
    const right = ten.map((seed) => test(trained('penguins', seed, 600)).accuracy!);
    expect(Math.min(...right)).toBeGreaterThanOrEqual(0.96);
  });

  it('parts both stages by a straight line in the last space: XOR from at least seven of ten starts, spirals from nine', () => {
    for (const [id, steps, least] of [
      ['xor-theatre', 1500, 7],
      ['spiral-theatre', 6000, 9],
    ] as const) {
      const runs = ten.map((seed) => trained(id, seed, steps));
      expect(runs.filter((run) => test(run).accuracy! >= 0.95).length).toBeGreaterThanOrEqual(least);
      const { line, spaces } = theatreProbe.compute(runs[0]!, {}, createPool())!;
      expect([line?.length, spaces.at(-2)!.units, test(runs[0]!).accuracy! >= 0.98]).toEqual([3, 2, true]);
    }
  });

  it('lets the answer through a waist of two numbers, and next to nothing of the picture', () => {
    const { sections } = ladderProbe.compute(trained('bars-waist', 1, 800), { redrawn: true }, createPool())!;
    const waist = sections.find(({ id }) => id === 'w')!;
    expect(waist.answer!.value).toBeGreaterThanOrEqual(0.98);
    expect(waist.input!.value).toBeLessThan(0.1);
    expect(sections[1]!.input!.value).toBeGreaterThan(0.8);
  });

  it('draws digits again from sixteen numbers: half of what sets them apart comes back after six hundred steps', () => {
    const run = trained('digits-autoencoder', 1, 600);
    expect(run.plan.output).toEqual([784]);
    expect(test(run).accuracy).toBeNull();
    expect(test(run).explained).toBeGreaterThan(0.5);
  });

  /** Root mean square of the first block's gradient over that of the last, each of the parameters, after one step. */
  const gradientRatio = (id: string, seed: number) => {
    const probe = gradientsProbe.compute(trained(id, seed, 1), {}, { floats: (n) => new Float32Array(n) });
    const sizes = probe.flatMap((g) => g.parameters ?? []);
    return sizes[0]! / sizes.at(-1)!;
  };

  it('shows that twenty layers of sigmoids pass no gradient to the first, and that they learn nothing', () => {
    expect(entry('deep-sigmoid').sentence).toContain('less than a millionth of a millionth');
    for (const seed of ten) expect(gradientRatio('deep-sigmoid', seed)).toBeLessThan(1e-12);
    expect(test(trained('deep-sigmoid', 1, 3000)).accuracy).toBeLessThan(0.6);
  });

  it.each(['deep-relu', 'deep-batch-norm', 'deep-residual'])(
    'shows that %s passes it on, far above a millionth of the last one’s, and learns',
    (id) => {
      for (const seed of ten) expect(gradientRatio(id, seed)).toBeGreaterThan(1e-4);
      expect(test(trained(id, 1, 3000)).accuracy).toBeGreaterThan(0.95);
    },
  );

  it('says truly that the LSTM adds over twenty steps, and that the plain layer does not over sixty', () => {
    const means = prepareData(entry('adding-rnn').document.data, 1).targets;
    const mean = means.reduce((a, b) => a + b) / means.length;
    const constant = means.reduce((sum, t) => sum + (t - mean) ** 2, 0) / means.length;
    for (const seed of [1, 2, 3]) {
      expect(test(trained('adding-lstm', seed, 500)).loss).toBeLessThan(0.05);
      expect(test(trained('adding-rnn', seed, 2000)).loss).toBeGreaterThan(0.8 * constant);
    }
  });

  it('has a transformer that reverses eight letters with at least 99 % of them right, and a LeNet that knows bars from stripes', () => {
    for (const seed of [1, 2, 3]) {
      expect(test(trained('reversal-transformer', seed, 800)).accuracy).toBeGreaterThanOrEqual(0.99);
      expect(test(trained('bars-lenet', seed, 500)).accuracy).toBeGreaterThanOrEqual(0.98);
    }
    // Of each step's attention in the second block, nearly all lies on the step opposite.
    const { model, plan: planned } = trained('reversal-transformer', 1, 1500);
    const { blocks } = model.inspectRow(planned.samples.test[0]!);
    const weights = model.tensor(blocks.find(({ id }) => id === 's2')!.exposed['attention']!);
    for (let i = 0; i < 16; i++) expect(weights[8 * i + 7 - (i % 8)]).toBeGreaterThan(0.7);
    const { document } = entry('bars-lenet');
    const straight = readDocument(
      { ...document, network: [{ type: 'flatten' }, { type: 'dense', units: 2 }] },
      registries,
    ).document!;
    const run = new Trainer(straight);
    for (let i = 0; i < 2000; i++) run.stepBatch();
    expect(test(run).accuracy).toBeLessThan(0.7);
  });

  it('takes convolutions of digits 0 to 4 along to 5 to 9: five points above from scratch at least', () => {
    const { variants = [], ...base } = entry('transfer-digits').document;
    const scored = (change: Patch) => {
      const { trainer, step } = replayer(mergePatch(base, change, registries));
      while (trainer.step < 900) step();
      return test(trainer).accuracy!;
    };
    expect(scored(variants[0]!.change) - scored({})).toBeGreaterThanOrEqual(0.05);
  });

  it('says truly that a window of three pixels is right half of the time on which is left', () => {
    const { accuracy } = test(trained('relations-one', 2, 60));
    expect(Math.abs(accuracy! - 0.5)).toBeLessThanOrEqual(0.03);
  });

  it.each([
    // Measured over seeds 1 to 10: 9 above 0.98, one start that stays at 0.81; losses up to 0.14 and 0.011.
    ['ring', 3000, 9, ({ accuracy }: { accuracy: number | null }) => accuracy! >= 0.95],
    ['ripple', 5000, 9, ({ loss }: { loss: number }) => loss < 0.06],
    ['sine', 3000, 10, ({ loss }: { loss: number }) => loss < 0.03],
  ] as const)(
    'has a document %s that is learned in %i steps from at least %i of ten starts',
    (id, steps, least, learned) => {
      const scores = ten.map((seed) => test(trained(id, seed, steps)) as { accuracy: number | null; loss: number });
      expect(
        scores.filter(learned as (score: { accuracy: number | null; loss: number }) => boolean).length,
      ).toBeGreaterThanOrEqual(least);
      expect(learned(scores[0] as never)).toBe(true);
    },
  );
});
