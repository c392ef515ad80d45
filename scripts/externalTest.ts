/** @file Images that a trained network has never met, from files, and how many of them it names right. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { readIdx } from '#data/images/readIdx.ts';
import type { Plan } from '#engine/plan.ts';
import type { Trainer } from '#engine/trainer.ts';
import { formatShape } from '#nn/shape.ts';
import { unreadable } from './command.ts';

export interface LabelledImages {
  /** [N, H, W]: 0 paper … 1 ink. */
  readonly pixels: Float32Array;
  /** [N]: places in the plan's list of classes. */
  readonly labels: Uint8Array;
}

/** Reads an IDX file, unpacked where it is packed with gzip. */
function readFile(file: string): ReturnType<typeof readIdx> {
  try {
    const bytes = readFileSync(file);
    return readIdx(bytes[0] === 0x1f && bytes[1] === 0x8b ? gunzipSync(bytes) : bytes, file);
  } catch (error) {
    return { error: unreadable(file, error) };
  }
}

/** Images and labels for a plan whose classes are named by the labels' numbers, or what is wrong with them. */
export function readTestImages(imagesFile: string, labelsFile: string, plan: Plan): LabelledImages | { error: string } {
  const images = readFile(imagesFile);
  if ('error' in images) return images;
  const labels = readFile(labelsFile);
  if ('error' in labels) return labels;
  const [count = 0, ...size] = images.shape;
  if (count === 0) return { error: `${imagesFile}: there is no image in it to test on` };
  if (`${[1, ...size]}` !== `${plan.input.shape}`)
    return {
      error: `${imagesFile}: images of ${formatShape([1, ...size])} do not fit an input of ${formatShape(plan.input.shape)}`,
    };
  if (labels.shape.length !== 1 || labels.shape[0] !== count)
    return { error: `${labelsFile}: expected ${count} labels, received ${labels.shape.join(' × ')}` };
  const names = plan.data?.classNames ?? [];
  const places = [...labels.values].map((label) => names.indexOf(String(label)));
  const bad = places.indexOf(-1);
  if (bad >= 0)
    return {
      error: `${labelsFile}: label ${bad + 1}: ${labels.values[bad]} is none of the classes ${names.join(', ')}`,
    };
  return { pixels: Float32Array.from(images.values, (value) => value / 255), labels: Uint8Array.from(places) };
}

/** The share of images that the network names right. */
export const accuracyOn = (trainer: Trainer, { pixels, labels }: LabelledImages): number =>
  trainer.countRight(pixels, labels) / labels.length;
