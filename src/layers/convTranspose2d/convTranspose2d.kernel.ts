import { conv2dInputGradientScratch, conv2dScratch, conv2dWeightGradientScratch } from '#kernels/convolutionScratch.ts';
import { lowerActivation } from '#layers/activationKernel.ts';
import { products } from '#layers/closeUpKernel.ts';
import type { KernelOf, Magnified } from '#layers/layerKernel.ts';
import { type Interval, throughWindow } from '#nn/receptive.ts';
import { convTranspose2d, sideOf } from './convTranspose2d.ts';

type Fields = (typeof convTranspose2d)['fields'];

/** Where an output lies, and the rows and columns of inputs whose prints reach it; some lie outside the image, in the padding. */
function reached({ inputShape, unit, values }: Pick<Magnified<Fields>, 'inputShape' | 'unit' | 'values'>) {
  const window = convTranspose2d.window!(values);
  const [height, width] = [sideOf(inputShape[1]!, values), sideOf(inputShape[2]!, values)];
  const place = [Math.floor(unit / width) % height, unit % width] as const;
  const [rows, columns] = place.map((at) => throughWindow([at, at], window)) as [Interval, Interval];
  return { filter: Math.floor(unit / (height * width)), place, rows, columns };
}

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
  unfold(at) {
    const { input, inputShape, values, parameter } = at;
    const [channels, height, width] = inputShape as [number, number, number];
    const { filters, kernel, stride, padding } = values;
    const { filter, place, rows, columns } = reached(at);
    const weight = parameter('weight')!;
    const terms: number[] = [];
    for (let c = 0; c < channels; c++) {
      for (let i = rows[0]; i <= rows[1]; i++) {
        for (let j = columns[0]; j <= columns[1]; j++) {
          const [u, v] = [place[0] + padding - stride * i, place[1] + padding - stride * j];
          const inside = i >= 0 && i < height && j >= 0 && j < width;
          const printed = weight[((c * filters + filter) * kernel + u) * kernel + v]!;
          terms.push(printed, inside ? input[(c * height + i) * width + j]! : 0);
        }
      }
    }
    return { terms, bias: parameter('bias')?.[filter] ?? null };
  },
  closeUp(at) {
    const { rows, columns } = reached(at);
    const sides = [rows, columns].map(([from, to]) => Math.max(0, to - from + 1)) as [number, number];
    const patch = { rows: sides[0], columns: sides[1], top: rows[0], left: columns[0] };
    const sum = products(at, convTranspose2dKernel.unfold!(at), at.values.activation);
    return { kind: 'window', ...patch, channels: at.inputShape[0]!, ...sum };
  },
};
