import type { KernelOf } from '#layers/layerKernel.ts';
import { sizeOf } from '#nn/shape.ts';
import type { embedding } from './embedding.ts';

/** a_t = W[x_t, :]; the words of the input are the row numbers. Backward: dW[x_t, :] += da_t, over samples and steps ascending. */
export const embeddingKernel: KernelOf<typeof embedding> = {
  lower(lowering, input, values) {
    const weight = lowering.parameter('weight');
    const a = lowering.tensor([...input.shape, values.dim]);
    const common = { index: input.address, rows: input.rows * sizeOf(input.shape), width: values.dim };
    lowering.forward('gatherRows', { ...common, table: weight.address, out: a.address });
    lowering.backward('scatterAddRows', { ...common, x: a.gradient, table: weight.gradient });
    return a;
  },
};
