import type { KernelOf } from '#layers/layerKernel.ts';
import { closeUpNormalization, lowerNormalization } from '#layers/normalizationKernel.ts';
import type { Shape } from '#nn/shape.ts';
import type { instanceNorm } from './instanceNorm.ts';

const grouping = ({ shape }: { readonly shape: Shape }, { epsilon }: { epsilon: number }) => ({
  groups: shape[0]!,
  channels: shape[0]!,
  span: shape[1]! * shape[2]!,
  epsilon,
});

/** Normalised channel by channel of a sample; every channel has a scale and a shift. */
export const instanceNormKernel: KernelOf<typeof instanceNorm> = {
  lower: (lowering, input, values) => lowerNormalization(lowering, input, grouping(input, values)),
  closeUp: (at) => closeUpNormalization(at, grouping({ shape: at.inputShape }, at.values)),
};
