import type { KernelOf } from '#layers/layerKernel.ts';
import { closeUpNormalization, lowerNormalization } from '#layers/normalizationKernel.ts';
import type { Shape } from '#nn/shape.ts';
import type { groupNorm } from './groupNorm.ts';

const grouping = ({ shape }: { readonly shape: Shape }, { groups, epsilon }: { groups: number; epsilon: number }) => ({
  groups,
  channels: shape[0]!,
  span: shape[1]! * shape[2]!,
  epsilon,
});

/** Normalised group by group of a sample's channels; every channel has a scale and a shift. */
export const groupNormKernel: KernelOf<typeof groupNorm> = {
  lower: (lowering, input, values) => lowerNormalization(lowering, input, grouping(input, values)),
  closeUp: (at) => closeUpNormalization(at, grouping({ shape: at.inputShape }, at.values)),
};
