import { conv2dInputGradientScratch, conv2dScratch, conv2dWeightGradientScratch } from '#kernels/convolutionScratch.ts';
import { lowerActivation } from '#layers/activationKernel.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import type { convTranspose2d } from './convTranspose2d.ts';

/**
 * The backward pass of a convolution from the output's image to the input's, run forward: Z = b + its input gradient at X. Backward, with dZ = dA ⊙ f′:
 * dX = that convolution of dZ, dW += its weight gradient at (dZ, X), db += Σ_places dZ.
 */
export const convTranspose2dKernel: KernelOf<typeof convTranspose2d> = {
  lower(lowering, input, values) {
    const [filters, inHeight, inWidth] = input.shape as [number, number, number]; // of the convolution run backwards
    const { filters: channels, kernel: size, stride, padding } = values;
    const [height, width] = [inHeight, inWidth].map((side) => (side - 1) * stride - 2 * padding + size) as [
      number,
      number,
    ];
    const { rows } = input;
    const shape = { rows, channels, height, width, filters, size, stride, padding };
    const weight = lowering.parameter('weight');
    const bias = values.bias ? lowering.parameter('bias') : undefined;
    const z = lowering.tensor([channels, height, width]);
    lowering.forward('conv2dInputGradient', {
      weight: weight.address,
      bias: bias?.address ?? 0,
      dY: input.address,
      dX: z.address,
      ...shape,
      scratch: lowering.scratch(conv2dInputGradientScratch(shape)),
    });
    const a = lowerActivation(lowering, z, values.activation);
    const dZ = z.gradient;
    lowering.backward('conv2dWeightGradient', {
      x: dZ,
      dY: input.address,
      dWeight: weight.gradient,
      ...shape,
      scratch: lowering.scratch(conv2dWeightGradientScratch(shape)),
    });
    if (bias) {
      const inner = height * width;
      lowering.backward('channelSums', { x: dZ, out: bias.gradient, rows, channels, inner, accumulate: 1 });
    }
    if (input.gradient) {
      lowering.backward('conv2d', {
        f: 0,
        x: dZ,
        weight: weight.address,
        bias: 0,
        z: input.gradient,
        y: input.gradient,
        ...shape,
        scratch: lowering.scratch(conv2dScratch(shape)),
      });
    }
    return a;
  },
};
