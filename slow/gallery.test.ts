import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { ladderProbe } from '#probes/ladder/ladder.probe.ts';
import { gallery } from '#state/gallery.ts';

function trained(id: string, steps: number): Trainer {
  const run = new Trainer(gallery.find((entry) => entry.id === id)!.document);
  for (let i = 0; i < steps; i++) run.stepBatch();
  return run;
}
const test = (run: Trainer) => run.score(run.plan.samples.test);
/** The share of test images that an example names right after so many steps. */
const accuracy = (id: string, steps: number): number => test(trained(id, steps)).accuracy!;
const tenEpochs = 10 * 113;

it.each(['relations-one', 'relations-two'])('%s: windows below the gap stay at half', (id) => {
  expect(Math.abs(accuracy(id, 1000) - 0.5)).toBeLessThanOrEqual(0.03);
});

it('relations-three: windows that span the gap see which is left', () => {
  expect(accuracy('relations-three', 1000)).toBeGreaterThan(0.97);
});

it('faces: nearly every expression is named after three hundred steps', () => {
  expect(accuracy('faces', 300)).toBeGreaterThan(0.97);
});

it('digits: dense layers name about four in five after ten epochs, convolutions more than nine in ten', () => {
  expect(Math.abs(accuracy('digits-mlp', tenEpochs) - 4 / 5)).toBeLessThan(0.05);
  expect(accuracy('digits-cnn', tenEpochs)).toBeGreaterThan(0.9);
});

it('digits-autoencoder: two thirds come back through sixteen numbers, more than by any straight map, and the digit with them', () => {
  const run = trained('digits-autoencoder', 3000);
  const { explained } = test(run);
  expect(Math.abs(explained! - 2 / 3)).toBeLessThan(0.03);
  const { sections } = ladderProbe.compute(run, {}, createPool())!;
  const [pixels, waist] = ['input', 'waist'].map((id) => sections.find((section) => section.id === id)!);
  expect(explained).toBeGreaterThan(waist!.best + 0.05);
  expect(waist!.answer!.value).toBeGreaterThan(pixels!.answer!.value - 0.06);
});

it('digits-cnn: what it is asked survives, nuisances do not; before training everything fades alike', () => {
  const result = ladderProbe.compute(trained('digits-cnn', 2000), {}, createPool())!;
  const { sections, baseline, factors } = result;
  const [pixels, hidden, logits] = [sections[0]!, sections.at(-2)!, sections.at(-1)!];
  expect(hidden.answer!.value).toBeGreaterThan(0.88); // 0.907 ± 0.015 measured
  expect(baseline.at(-1)!.answer!.value).toBeLessThan(baseline[0]!.answer!.value);
  for (const name of ['stroke width', 'slant']) {
    const f = factors.findIndex((factor) => factor.name === name);
    const read = (section: typeof pixels) => section.factors[f]!.value;
    expect(read(hidden), name).toBeLessThan(0.65 * read(pixels));
    expect(read(logits), name).toBeLessThan(0.5 * read(pixels));
  }
});
