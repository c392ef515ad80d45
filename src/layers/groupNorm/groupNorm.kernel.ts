import type { KernelOf } from '#layers/layerKernel.ts';
import { lowerNormalization } from '#layers/normalizationKernel.ts';
import type { groupNorm } from './groupNorm.ts';

/** Normalised group by group of a sample's channels; every channel has a scale and a shift. */
export const groupNormKernel: KernelOf<typeof groupNorm> = {
  lower(lowering, input, { groups, epsilon }) {
    const [channels, height, width] = input.shape as [number, number, number];
    return lowerNormalization(lowering, input, { groups, channels, span: height * width, epsilon });
  },
};
