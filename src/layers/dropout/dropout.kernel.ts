import type { KernelOf } from '#layers/layerKernel.ts';
import { sizeOf } from '#nn/shape.ts';
import type { dropout } from './dropout.ts';

/** The mask is a function of step, block, row and element, so the backward pass makes it again instead of keeping it. */
export const dropoutKernel: KernelOf<typeof dropout> = {
  lower(lowering, input, values) {
    if (lowering.mode === 'evaluate' || values.rate === 0) return input;
    const width = sizeOf(input.shape);
    const y = lowering.tensor(input.shape);
    const mask = { count: input.rows * width, rate: values.rate, key: lowering.dropoutKey, salt: lowering.salt, width };
    lowering.forward('dropout', { x: input.address, y: y.address, ...mask });
    if (input.gradient) lowering.backward('dropout', { x: y.gradient, y: input.gradient, ...mask });
    return y;
  },
};
