import type { KernelOf } from '#layers/layerKernel.ts';
import { sizeOf } from '#nn/shape.ts';
import type { positionalEncoding } from './positionalEncoding.ts';

/** a = x + p, the same p for every sample. Backward: dx = da. */
export const positionalEncodingKernel: KernelOf<typeof positionalEncoding> = {
  lower(lowering, input) {
    const [steps, width] = [input.shape[0]!, input.shape[1]!];
    const size = sizeOf(input.shape);
    const a = lowering.tensor(input.shape);
    const waves = lowering.scratch(size);
    lowering.forward('positions', { out: waves, steps, width });
    lowering.forward('addRows', { x: input.address, row: waves, y: a.address, rows: input.rows, width: size });
    if (input.gradient) lowering.backward('copy', { x: a.gradient, out: input.gradient, count: input.rows * size });
    return a;
  },
};
