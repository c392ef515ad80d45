/** @file The plan of a network on some of its samples. */
import { sizeOf } from '#nn/shape.ts';
import type { Plan } from './plan.ts';

/**
 * The same network on a few samples of the data: for a model beside the run's own.
 * @param trains all of them are one batch to train on; otherwise there is nothing to train on and all are test samples
 */
export function planOfRows(plan: Plan, rows: Int32Array, trains: boolean): Plan {
  const { samples, document } = plan;
  const take = (all: Float32Array, width: number) => {
    const from = new Int32Array(all.buffer, all.byteOffset, all.length); // the bits, whatever they mean
    const to = new Int32Array(rows.length * width);
    for (const [i, row] of rows.entries()) to.set(from.subarray(row * width, (row + 1) * width), i * width);
    return new Float32Array(to.buffer);
  };
  const numbers = Int32Array.from(rows, (_, i) => i);
  const inputs = take(samples.inputs, sizeOf(plan.input.shape));
  return {
    ...plan,
    document: { ...document, training: { ...document.training, batchSize: rows.length } },
    samples: {
      inputs,
      targets: samples.targets === samples.inputs ? inputs : take(samples.targets, samples.targetWidth),
      targetWidth: samples.targetWidth,
      train: trains ? numbers : new Int32Array(0),
      test: trains ? new Int32Array(0) : numbers,
    },
  };
}
