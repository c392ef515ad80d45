import type { KernelOf } from '#layers/layerKernel.ts';
import { lowerNormalization } from '#layers/normalizationKernel.ts';
import { sizeOf } from '#nn/shape.ts';
import type { layerNorm } from './layerNorm.ts';

/** Normalised over the last axis, of an image over all of it; every number of that has a scale and a shift of its own. */
export const layerNormKernel: KernelOf<typeof layerNorm> = {
  lower(lowering, input, { epsilon }) {
    const size = sizeOf(input.shape);
    const groups = input.shape.length === 2 ? input.shape[0]! : 1;
    return lowerNormalization(lowering, input, { groups, channels: size / groups, span: 1, epsilon });
  },
};
