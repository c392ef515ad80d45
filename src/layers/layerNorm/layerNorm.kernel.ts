import type { KernelOf } from '#layers/layerKernel.ts';
import { closeUpNormalization, lowerNormalization } from '#layers/normalizationKernel.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { layerNorm } from './layerNorm.ts';

function grouping({ shape }: { readonly shape: Shape }, { epsilon }: { epsilon: number }) {
  const groups = shape.length === 2 ? shape[0]! : 1;
  return { groups, channels: sizeOf(shape) / groups, span: 1, epsilon };
}

/** Normalised over the last axis, of an image over all of it; every number of that has a scale and a shift of its own. */
export const layerNormKernel: KernelOf<typeof layerNorm> = {
  lower: (lowering, input, values) => lowerNormalization(lowering, input, grouping(input, values)),
  closeUp: (at) => closeUpNormalization(at, grouping({ shape: at.inputShape }, at.values)),
};
