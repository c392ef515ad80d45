import { conv2dInputGradientScratch, conv2dScratch, conv2dWeightGradientScratch } from '#kernels/convolutionScratch.ts';
import { activationFunctions } from '#kernels/functions.ts';
import { lowerActivation } from '#layers/activationKernel.ts';
import { products } from '#layers/closeUpKernel.ts';
import { placesAlong } from '#layers/imageInput.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import type { conv2d } from './conv2d.ts';

/**
 * Z = W ∗ X + b, A = f(Z). Backward, with dZ = dA ⊙ f′: dW += Σ_places dZ ⊗ X under the window, db += Σ_places dZ, dX = dZ spread by the windows' weights.
 * Sums run over the window (c, row, column) ascending from b, over rows and places ascending, over filters and places ascending.
 */
export const conv2dKernel: KernelOf<typeof conv2d> = {
  lower(lowering, input, values) {
    const [channels, height, width] = input.shape as [number, number, number];
    const { filters, kernel: size, stride, padding } = values;
    const [outHeight, outWidth] = [height, width].map((side) => placesAlong(side, { size, stride, padding })) as [
      number,
      number,
    ];
    const { rows } = input;
    const shape = { rows, channels, height, width, filters, size, stride, padding };
    const weight = lowering.parameter('weight');
    const bias = values.bias ? lowering.parameter('bias') : undefined;
    const z = lowering.tensor([filters, outHeight, outWidth]);
    // Softmax is no function of single elements: it stands behind the layer as one of its own.
    const f = values.activation === 'softmax' ? 0 : activationFunctions.indexOf(values.activation);
    const y = f === 0 ? z : lowering.tensor(z.shape);
    lowering.forward('conv2d', {
      f,
      x: input.address,
      weight: weight.address,
      bias: bias?.address ?? 0,
      z: z.address,
      y: y.address,
      ...shape,
      scratch: lowering.scratch(conv2dScratch(shape)),
    });
    const a = f === 0 ? lowerActivation(lowering, z, values.activation) : y;
    if (f !== 0 && z.gradient) {
      const count = rows * filters * outHeight * outWidth;
      lowering.backward('activateGradient', { f, x: z.address, y: y.address, dY: y.gradient, dX: z.gradient, count });
    }
    const dY = z.gradient;
    lowering.backward('conv2dWeightGradient', {
      x: input.address,
      dY,
      dWeight: weight.gradient,
      ...shape,
      scratch: lowering.scratch(conv2dWeightGradientScratch(shape)),
    });
    if (bias) {
      const inner = outHeight * outWidth;
      lowering.backward('channelSums', { x: dY, out: bias.gradient, rows, channels: filters, inner, accumulate: 1 });
    }
    if (input.gradient) {
      lowering.backward('conv2dInputGradient', {
        weight: weight.address,
        bias: 0,
        dY,
        dX: input.gradient,
        ...shape,
        scratch: lowering.scratch(conv2dInputGradientScratch(shape)),
      });
    }
    return a;
  },
  unfold({ input, inputShape, unit, values, parameter }) {
    const [channels, height, width] = inputShape as [number, number, number];
    const { kernel: size, stride, padding } = values;
    const [outHeight, outWidth] = [height, width].map((side) => placesAlong(side, { size, stride, padding })) as [
      number,
      number,
    ];
    const filter = Math.floor(unit / (outHeight * outWidth));
    const top = (Math.floor(unit / outWidth) % outHeight) * stride - padding;
    const left = (unit % outWidth) * stride - padding;
    const weight = parameter('weight')!;
    const terms: number[] = [];
    let k = filter * channels * size * size;
    for (let c = 0; c < channels; c++) {
      for (let i = top; i < top + size; i++) {
        for (let j = left; j < left + size; j++) {
          const inside = i >= 0 && i < height && j >= 0 && j < width;
          terms.push(weight[k++]!, inside ? input[(c * height + i) * width + j]! : 0);
        }
      }
    }
    return { terms, bias: parameter('bias')?.[filter] ?? null };
  },
  closeUp(at) {
    const { kernel, stride, padding, activation } = at.values;
    const [, height, width] = at.outputShape as [number, number, number];
    const [row, column] = [Math.floor(at.unit / width) % height, at.unit % width];
    const patch = { rows: kernel, columns: kernel, top: row * stride - padding, left: column * stride - padding };
    const channels = at.inputShape[0]!;
    return { kind: 'window', ...patch, channels, ...products(at, conv2dKernel.unfold!(at), activation) };
  },
};
