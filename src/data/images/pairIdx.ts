/** @file From IDX files to labelled images: each file of images goes with the labels of as many. */
import { type ImageSet, MOST_VALUES } from './imageSet.ts';
import { classesOf, classProblem, type ImageReading } from './readCsvPixels.ts';
import type { IdxArray } from './readIdx.ts';

export interface NamedIdx extends IdxArray {
  readonly name: string;
}

/** Pixels that are copied between two yields. */
const PART = 1 << 20;

const sizeText = ([, height, width]: readonly number[]) => `${height} × ${width}`;

/**
 * Joins the images of all pairs. The files may come in any order; labels belong to the images of the same number, and where several have it, to those whose name
 * begins alike.
 * @returns after yields, the images, or which file is wrong or wanting, and why. Never throws.
 */
export function* pairIdx(files: readonly NamedIdx[]): Generator<void, ImageReading> {
  const pictures = files.filter(({ shape }) => shape.length === 3);
  const labelled = files.filter(({ shape }) => shape.length === 1);
  const odd = files.find(({ shape }) => shape.length !== 3 && shape.length !== 1);
  if (odd) return { error: `${odd.name}: has ${odd.shape.length} axes; images have 3 and labels 1` };
  if (pictures.length === 0)
    return { error: `${labelled[0]?.name}: holds labels; the file with their images is wanting` };
  const [first] = pictures;
  const names: string[] = [];
  const left = new Set(labelled);
  for (const { name, shape } of pictures) {
    if (sizeText(shape) !== sizeText(first!.shape))
      return {
        error: `${name}: holds images of ${sizeText(shape)} pixels, ${first!.name} of ${sizeText(first!.shape)}`,
      };
    const fitting = [...left].filter((labels) => labels.shape[0] === shape[0]);
    const labels = fitting.find((file) => file.name.slice(0, 3) === name.slice(0, 3)) ?? fitting[0];
    if (!labels) {
      const [other] = left;
      return {
        error: other
          ? `${other.name}: holds ${other.shape[0]} labels, ${name} ${shape[0]} images`
          : `${name}: holds images; the file with their labels is wanting`,
      };
    }
    left.delete(labels);
    for (const label of labels.values) names.push(String(label));
  }
  const [spare] = left;
  if (spare) return { error: `${spare.name}: holds labels; the file with their images is wanting` };
  const total = pictures.reduce((sum, { values }) => sum + values.length, 0);
  if (total > MOST_VALUES)
    return { error: `${first!.name}: more than the 60,000 images of 28 × 28 pixels that can be held` };
  const { classNames, labels } = classesOf(names);
  const problem = classProblem(classNames);
  if (problem) return { error: `${labelled[0]!.name}: ${problem}` };
  const pixels = new Uint8Array(total);
  let at = 0;
  for (const { values } of pictures)
    for (let from = 0; from < values.length; from += PART) {
      const part = values.subarray(from, from + PART);
      pixels.set(part, at);
      at += part.length;
      yield;
    }
  const [, height, width] = first!.shape as [number, number, number];
  return { images: { title: first!.name, channels: 1, height, width, pixels, labels, classNames } satisfies ImageSet };
}
