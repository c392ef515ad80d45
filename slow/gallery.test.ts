import { expect, it } from 'vitest';
import { createPool } from '#engine/bufferPool.ts';
import { Trainer } from '#engine/trainer.ts';
import { ladderProbe } from '#lenses/ladder/ladder.probe.ts';
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

it('digits: dense layers name about three in four after ten epochs, convolutions about five in six', () => {
  expect(Math.abs(accuracy('digits-mlp', tenEpochs) - 3 / 4)).toBeLessThan(0.05);
  expect(Math.abs(accuracy('digits-cnn', tenEpochs) - 5 / 6)).toBeLessThan(0.05);
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
