import { lowerActivation } from '#layers/activationKernel.ts';
import { bent } from '#layers/closeUpKernel.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import type { activation } from './activation.ts';

export const activationKernel: KernelOf<typeof activation> = {
  lower: (lowering, input, values) => lowerActivation(lowering, input, values.function),
  closeUp: (at) => ({ kind: 'bend', ...bent({ ...at, sums: at.input }, at.input[at.unit]!, at.values.function) }),
};
