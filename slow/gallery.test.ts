import { expect, it } from 'vitest';
import { Trainer } from '#engine/trainer.ts';
import { gallery } from '#state/gallery.ts';

/** The share of test images that an example names right after so many steps. */
function accuracy(id: string, steps: number): number {
  const run = new Trainer(gallery.find((entry) => entry.id === id)!.document);
  for (let i = 0; i < steps; i++) run.stepBatch();
  return run.score(run.plan.samples.test).accuracy!;
}
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
