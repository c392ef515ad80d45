import { activationField, loneSoftmax } from '#layers/activationFunctions.ts';
import { imageProblem } from '#layers/imageInput.ts';
import { biasInitializer, flag, initializer, int } from '#nn/field.ts';
import { defineLayer, type Window } from '#nn/layer.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';

export interface Spreading {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}
/** The sides of an output: (H − 1)·S − 2·P + F. */
export const sideOf = (side: number, { kernel, stride, padding }: Spreading) =>
  (side - 1) * stride - 2 * padding + kernel;
export const shapeOf = ([, height, width]: Shape, values: Spreading & { readonly filters: number }): Shape => [
  values.filters,
  sideOf(height!, values),
  sideOf(width!, values),
];
/** The window as an input moves it over the output. */
export const spread = ({ kernel, stride, padding }: Spreading): Window => ({ size: kernel, stride, padding });

/**
 * a[o, m, n] = f(b[o] + Σ W[c, o, u, v] · x[c, i, j] over all (c, i, j, u, v) with S·i + u − P = m and S·j + v − P = n): [C, H, W] → [filters, (H − 1)·S − 2·P + F, …];
 * `weight` [C, filters, F, F], `bias` [filters] (torch.nn.ConvTranspose2d).
 */
export const convTranspose2d = defineLayer({
  type: 'convTranspose2d',
  category: 'image',
  fields: {
    filters: int({ default: 8, min: 1, max: 1024 }),
    kernel: int({ default: 2, min: 1, max: 31 }),
    stride: int({ default: 2, min: 1, max: 31 }),
    padding: int({ default: 0, min: 0, max: 31 }),
    activation: activationField,
    bias: flag({ default: true }),
    init: initializer({ default: 'pytorch', advanced: true }),
    biasInit: biasInitializer({ default: 'usual', advanced: true }),
  },
  fresh: { activation: 'relu' },
  outputShape(input, values) {
    const problem = imageProblem(input);
    if (problem) return problem;
    const side = Math.min(input.shape[1]!, input.shape[2]!);
    if (sideOf(side, values) >= 1) return { shape: shapeOf(input.shape, values) };
    const { kernel, stride, padding } = values;
    const most = Math.floor(((side - 1) * stride + kernel - 1) / 2);
    return {
      field: 'padding',
      found: { code: 'cutAway', kernel, stride, padding, most, got: input.shape },
      fixes: [{ say: 'padding', count: most, set: { padding: most } }],
    };
  },
  /** PyTorch takes the second axis of the weights for the inputs of a unit: fanIn = filters·F², and starts both with U(±1/√fanIn). */
  parameters(input, { filters, kernel, bias }) {
    const channels = input.shape[0]!;
    const fans = { fanIn: filters * kernel * kernel, fanOut: channels * kernel * kernel };
    const weight = { shape: [channels, filters, kernel, kernel], ...fans, start: 'weight' } as const;
    return bias ? { weight, bias: { shape: [filters], ...fans, start: 'bias' } } : { weight };
  },
  constant(input, values) {
    const { kernel, stride, padding, activation, filters } = values;
    const [, ...sides] = shapeOf(input.shape, values);
    // The prints of the numbers lie `stride` apart; what is left after the cut may lie between two of them.
    const sees = sides.every((side, axis) =>
      Array.from({ length: input.shape[axis + 1]! }, (_, i) => i * stride - padding).some(
        (at) => at < side && at + kernel > 0,
      ),
    );
    return sees
      ? loneSoftmax('activation', activation, filters)
      : {
          found: { code: 'paddingCut' },
          fixes: [{ say: 'noPadding', set: { padding: 0 } }],
        };
  },
  multiplyAdds: (input, { filters, kernel }) => sizeOf(input.shape) * filters * kernel * kernel,
  sees: 'window',
  // With stride 1 it is a convolution with the window turned over, padded by what a window reaches beyond its own number.
  window: ({ kernel, stride, padding }) =>
    stride === 1
      ? { size: kernel, stride, padding: kernel - 1 - padding }
      : { size: kernel, stride: 1 / stride, padding },
});
