import { expect, it } from 'vitest';
import { holdImages, type ImageSet } from '#data/images/imageSet.ts';
import { Trainer } from '#engine/trainer.ts';
import { readDocument } from '#nn/document.ts';
import { registries } from '#state/editor.ts';
import { dense, flatten, tinyPictures, tinyRun } from '#testing/tinyRun.ts';
import { externalProbe } from './external.probe.ts';

const begin = () =>
  new Trainer(
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
const trainer = begin();
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
  const trainer = begin();
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

const dot = (pixel: number) => [0, 0, 0, 0, 0, 0].with(pixel, 255);
/** Says "left" of ink in the first column, "right" of ink elsewhere: the first and the fourth pixel of two rows of three. */
const sides = () =>
  tinyRun(tinyPictures([dot(0), dot(1)], [0, 1], {}, ['left', 'right']), [flatten, dense('z', 2)], {
    'z.weight': [1, 0, 0, 1, 0, 0, 0, 1, 1, 0, 1, 1],
    'z.bias': [0, 0],
  });
const held = (hash: string, more: Partial<ImageSet>) =>
  holdImages(hash, {
    ...{ title: hash, channels: 1, height: 2, width: 3, classNames: ['right', 'left'] },
    pixels: Uint8Array.from([0, 1, 2, 3, 4, 5].flatMap(dot)),
    labels: Uint8Array.of(1, 0, 0, 1, 0, 1),
    ...more,
  });

it('counts those that are named right, pixel by pixel and name by name', () => {
  held('dots', {});
  // Said left, right, right, left, right, right of left, right, right, left, right, left.
  expect(externalProbe.compute(sides(), { hash: 'dots' }, pool)).toEqual({ hash: 'dots', step: 0, count: 6, right: 5 });
  // As high as wide the other way: the same numbers are another image.
  held('upright', { height: 3, width: 2 });
  expect(externalProbe.compute(sides(), { hash: 'upright' }, pool)).toBeNull();
});

it('takes 255 for a full pixel', () => {
  const trainer = tinyRun(tinyPictures([dot(0), dot(1)], [0, 1], {}, ['left', 'right']), [flatten, dense('z', 2)], {
    'z.weight': [1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0],
    'z.bias': [0, 0.5],
  });
  // 0.4 and 0.6 of a pixel, about the half that parts the two.
  held('grey', { pixels: Uint8Array.from([0, 102, 0, 0, 0, 0, 0, 0, 0, 0, 153, 0]), labels: Uint8Array.of(0, 1) });
  expect(externalProbe.compute(trainer, { hash: 'grey' }, pool)).toMatchObject({ count: 2, right: 2 });
});

it('looks at ten thousand of more images, and no more', () => {
  const count = 10_002;
  const pixels = new Uint8Array(6 * count);
  for (let i = 0; i < count; i++) pixels[6 * i] = 255;
  held('many', { pixels, labels: new Uint8Array(count).fill(1) });
  expect(externalProbe.compute(sides(), { hash: 'many' }, pool)).toMatchObject({ count: 10_000, right: 10_000 });
});

it('counts once for a run that stands still, and anew for other images or another step', () => {
  held('dots', {});
  held('others', { labels: Uint8Array.of(0, 0, 0, 0, 0, 0) });
  const trainer = sides();
  const first = externalProbe.compute(trainer, { hash: 'dots' }, pool);
  expect(externalProbe.compute(trainer, { hash: 'dots' }, pool)).toBe(first);
  // Said right of four, as all are called now.
  expect(externalProbe.compute(trainer, { hash: 'others' }, pool)).toMatchObject({ hash: 'others', right: 4 });
  expect(externalProbe.compute(trainer, { hash: 'dots' }, pool)).toEqual(first);
  Object.assign(trainer, { step: 7 });
  expect(externalProbe.compute(trainer, { hash: 'dots' }, pool)!.step).toBe(7);
});

it('says nothing of images where no classes are asked for', () => {
  held('dots', {});
  const line = tinyRun({ type: 'sine', samples: 10 }, [dense('z', 1)], {}, { loss: 'mse' });
  expect(externalProbe.compute(line, { hash: 'dots' }, pool)).toBeNull();
});
