import { activationField, loneSoftmax } from '#layers/activationFunctions.ts';
import { imageProblem, windowedShape, windowProblem } from '#layers/imageInput.ts';
import { biasInitializer, flag, initializer, int } from '#nn/field.ts';
import { defineLayer, type Window } from '#nn/layer.ts';
import { type Flow, sizeOf } from '#nn/shape.ts';

interface Sliding {
  readonly kernel: number;
  readonly stride: number;
  readonly padding: number;
}
export const windowOf = ({ kernel, stride, padding }: Sliding): Window => ({ size: kernel, stride, padding });
export const fanInOf = (input: Flow, kernel: number) => input.shape[0]! * kernel * kernel;

/** a[o, i, j] = f(b[o] + Σ_{c, u, v} W[o, c, u, v] · x[c, S·i + u − P, S·j + v − P]), x = 0 outside: [C, H, W] → [filters, …]; `weight` [filters, C, F, F], `bias` [filters] (torch.nn.Conv2d). */
export const conv2d = defineLayer({
  type: 'conv2d',
  category: 'image',
  fields: {
    filters: int({ default: 8, min: 1, max: 1024 }),
    kernel: int({ default: 3, min: 1, max: 31 }),
    stride: int({ default: 1, min: 1, max: 31 }),
    padding: int({ default: 0, min: 0, max: 31 }),
    activation: activationField,
    bias: flag({ default: true }),
    init: initializer({ default: 'pytorch', advanced: true }),
    biasInit: biasInitializer({ default: 'usual', advanced: true }),
  },
  fresh: { padding: 1, activation: 'relu' },
  outputShape(input, values) {
    const problem = imageProblem(input) ?? windowProblem(input, windowOf(values), 'kernel', true);
    return problem ?? { shape: windowedShape(input.shape, values.filters, windowOf(values)) };
  },
  parameters(input, { filters, kernel, bias }) {
    const fans = { fanIn: fanInOf(input, kernel), fanOut: filters * kernel * kernel };
    const weight = { shape: [filters, input.shape[0]!, kernel, kernel], ...fans, start: 'weight' } as const;
    return bias ? { weight, bias: { shape: [filters], ...fans, start: 'bias' } } : { weight };
  },
  constant(input, values) {
    const { kernel, stride, padding, activation, filters } = values;
    const [, ...sides] = windowedShape(input.shape, filters, windowOf(values));
    const sees = sides.every((side, axis) => {
      const pixels = input.shape[axis + 1]!;
      return Array.from({ length: side }, (_, i) => i * stride - padding).some((at) => at < pixels && at + kernel > 0);
    });
    return sees
      ? loneSoftmax('activation', activation, filters)
      : {
          found: { code: 'paddingAlone' },
          fixes: [{ say: 'noPadding', set: { padding: 0 } }],
        };
  },
  multiplyAdds: (input, values) =>
    sizeOf(windowedShape(input.shape, values.filters, windowOf(values))) * fanInOf(input, values.kernel),
  sees: 'window',
  window: windowOf,
});
