/** @file What the network is given for one row, as the plan has it. */
import { sizeOf } from '#nn/shape.ts';
import type { Plan } from './plan.ts';

/**
 * The words of a row of the data (floats, or the bits of tokens), as new memory; of the row behind the last those of the image that a person draws, which is
 * empty until then.
 */
export function inputOf({ samples, input }: Plan, row: number, drawing?: Float32Array): Float32Array<ArrayBuffer> {
  const size = sizeOf(input.shape);
  const words = samples.inputs.slice(row * size, (row + 1) * size) as Float32Array<ArrayBuffer>;
  if (words.length === size) return words;
  const drawn = new Float32Array(size);
  if (drawing?.length === size) drawn.set(drawing);
  return drawn;
}
