import type { KernelOf } from '#layers/layerKernel.ts';
import { sizeOf } from '#nn/shape.ts';
import type { flatten } from './flatten.ts';

/** The input itself, numbers and gradient, under another shape. */
export const flattenKernel: KernelOf<typeof flatten> = {
  lower: (_lowering, input) => ({ ...input, shape: [sizeOf(input.shape)] }),
};
