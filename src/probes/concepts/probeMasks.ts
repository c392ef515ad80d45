/** @file The parts of the probe set's images, kept a bit a part: to draw a sample again takes longer than to look at it. */
import type { PreparedData } from '#data/prepare.ts';
import type { Work } from '#linear/work.ts';
import { MOST_PARTS } from './conceptList.ts';

/** [images, pixels]: bit p is set where the pixel belongs to part p; as many as there are bits. */
export function* masksOf({ parts, shape }: PreparedData, rows: Int32Array): Work<Uint16Array> {
  const [, height = 1, width = 1] = shape;
  const pixels = height * width;
  const words = new Uint16Array(rows.length * pixels);
  for (const [i, row] of rows.entries()) {
    for (const [p, mask] of parts!.masksOf(row).slice(0, MOST_PARTS).entries())
      for (let pixel = 0; pixel < pixels; pixel++) words[i * pixels + pixel]! |= mask[pixel]! << p;
    yield;
  }
  return words;
}
