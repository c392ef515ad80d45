import { lowerActivation } from '#layers/activationKernel.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import type { activation } from './activation.ts';

export const activationKernel: KernelOf<typeof activation> = {
  lower: (lowering, input, values) => lowerActivation(lowering, input, values.function),
};
