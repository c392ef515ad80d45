import { expect, it } from 'vitest';
import { holdImages, type ImageSet } from '#data/images/imageSet.ts';
import { Trainer } from '#engine/trainer.ts';
import { readDocument } from '#nn/document.ts';
import { registries } from '#state/editor.ts';
import { externalProbe } from './external.probe.ts';

const trainer = new Trainer(
  readDocument(
    {
      strata: 1,
      data: { type: 'barsAndStripes', samples: 40 },
      network: [{ type: 'flatten' }, { type: 'dense', units: 2 }],
    },
    registries,
  ).document!,
);
const pool = { floats: (n: number) => new Float32Array(n) };

/** Four empty images of 8 × 8 pixels. */
const blank = (classNames: string[], labels: number[], height = 8): ImageSet => ({
  title: 'blank',
  channels: 1,
  height,
  width: 8,
  pixels: new Uint8Array(4 * height * 8),
  labels: Uint8Array.from(labels),
  classNames,
});
let asked = 0;
function ask(images: ImageSet) {
  const hash = `set ${++asked}`;
  holdImages(hash, images);
  return externalProbe.compute(trainer, { hash }, pool);
}

it('counts as right what the network says of all empty images, by the names of the classes', () => {
  const [bars, stripes] = [
    ask(blank(['bars', 'stripes'], [0, 0, 0, 1])),
    ask(blank(['bars', 'stripes'], [1, 1, 1, 0])),
  ];
  expect([bars!.right, stripes!.right].sort()).toEqual([1, 3]);
  // The same labels under the other names.
  expect(ask(blank(['stripes', 'bars'], [1, 1, 1, 0]))!.right).toBe(bars!.right);
  expect(bars!.count).toBe(4);
});

it('says nothing of images of another size, of other classes, or that are not at hand', () => {
  expect(ask(blank(['bars', 'stripes'], [0, 0, 0, 1], 4))).toBeNull();
  expect(ask(blank(['bars', 'dots'], [0, 0, 0, 1]))).toBeNull();
  expect(externalProbe.compute(trainer, { hash: 'none' }, pool)).toBeNull();
});

it('counts anew once a weight was set by hand, and says that there is no number where there is none', () => {
  holdImages('again', blank(['bars', 'stripes'], [0, 0, 0, 1]));
  const ask = () => externalProbe.compute(trainer, { hash: 'again' }, pool)!.right;
  for (const [bias, right] of [
    [9, 3],
    [-9, 1],
  ] as const) {
    trainer.setParameter(trainer.plan.document.network[1]!.id, 'bias', 0, bias);
    expect(ask()).toBe(right);
  }
  trainer.model.values(trainer.plan.parameters[0]!).fill(Number.NaN);
  expect(ask()).toBeNaN();
});
