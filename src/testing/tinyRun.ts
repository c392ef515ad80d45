/**
 * @file For tests: runs so small that every number of them can be worked out by hand. Nothing in them is square or the same along two axes, so that what swaps rows
 * and columns, x and y, top and bottom, or in and out gives other numbers.
 */

import { holdImages } from '#data/images/imageSet.ts';
import { datasets } from '#data/index.ts';
import { Trainer } from '#engine/trainer.ts';
import { layers } from '#layers/index.ts';
import { readDocument } from '#nn/document.ts';
import { sentenceOf } from '#nn/problemWords.ts';

type Json = Readonly<Record<string, unknown>>;

export const dense = (id: string, units: number, activation = 'linear', more: Json = {}): Json => ({
  id,
  type: 'dense',
  units,
  activation,
  ...more,
});
export const flatten: Json = { id: 'f', type: 'flatten' };

/** Sets parameters by hand, by block and name: `a.weight`. */
export function setWeights(trainer: Trainer, weights: Readonly<Record<string, readonly number[]>>): void {
  for (const [name, values] of Object.entries(weights)) {
    const found = trainer.plan.parameters.find((p) => `${p.block}.${p.name}` === name);
    if (found?.count !== values.length) throw new Error(`${name}: ${found?.count} numbers, not ${values.length}`);
    trainer.model.values(found).set(values);
  }
}

/** A run at its start, with weights set by hand. */
export function tinyRun(
  data: Json,
  network: readonly Json[],
  weights: Readonly<Record<string, readonly number[]>> = {},
  training: Json = {},
): Trainer {
  const source = { strata: 1, seed: 3, data, network, training: { batchSize: 20, ...training } };
  const { document, problems } = readDocument(source, { layers, datasets });
  if (!document) throw new Error(problems.map(sentenceOf).join('; '));
  const trainer = new Trainer(document);
  setWeights(trainer, weights);
  return trainer;
}

/** Values 0, 1 and 2 of a table's number columns, over which nothing is scaled: x reaches to 1.1, y to 3.1. */
export function tinyTable(rows: readonly (readonly [x: number, y: number, label: number])[], more: Json = {}): Json {
  const number = (name: string) => ({ name, role: 'input', kind: 'number', scaling: 'none' });
  const columns = [
    number('x'),
    number('y'),
    { name: 'kind', role: 'label', kind: 'category', categories: ['cat', 'dog'] },
  ];
  return { type: 'table', columns, rows, testShare: 0, ...more };
}

/** The least and the largest x, y of the plane that `tinyTable` spans with `CORNERS`. */
export const REACH = { x: 1.1, y: 3.1 } as const;
/** Rows that make it reach so far: none at either's end is at the other's. */
export const CORNERS = [
  [1, 0.5, 0],
  [-0.5, 3, 1],
  [0.25, -1, 0],
] as const;

let sets = 0;
/**
 * Pictures of two rows of three pixels, 0 … 255 of ink, a class each.
 * @param pictures [N] of six pixels, row by row
 */
export function tinyPictures(
  pictures: readonly (readonly number[])[],
  labels: readonly number[],
  more: Json = {},
  classNames: readonly string[] = ['light', 'dark'],
): Json {
  const images = `tiny-${++sets}`;
  holdImages(images, {
    title: images,
    channels: 1,
    height: 2,
    width: 3,
    pixels: Uint8Array.from(pictures.flat()),
    labels: Uint8Array.from(labels),
    classNames,
  });
  const size = { channels: 1, height: 2, width: 3, count: labels.length };
  return { type: 'pictures', images, classes: classNames.join('\n'), ...size, testShare: 0, ...more };
}

/** All Float32Arrays within a result, however deep. */
export function arraysIn(value: unknown): Float32Array[] {
  if (value instanceof Float32Array) return [value];
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return [];
  return Object.values(value).flatMap(arraysIn);
}

/** A pool whose arrays hold what is no number until it is written over. */
export const dirtyPool = { floats: (length: number) => new Float32Array(length).fill(Number.NaN) };
