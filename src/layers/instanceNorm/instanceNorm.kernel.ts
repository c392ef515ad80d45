import type { KernelOf } from '#layers/layerKernel.ts';
import { lowerNormalization } from '#layers/normalizationKernel.ts';
import type { instanceNorm } from './instanceNorm.ts';

/** Normalised channel by channel of a sample; every channel has a scale and a shift. */
export const instanceNormKernel: KernelOf<typeof instanceNorm> = {
  lower(lowering, input, { epsilon }) {
    const [channels, height, width] = input.shape as [number, number, number];
    return lowerNormalization(lowering, input, { groups: channels, channels, span: height * width, epsilon });
  },
};
