import { activationFunctions } from '#kernels/functions.ts';
import { loneSoftmax } from '#layers/activationFunctions.ts';
import { choice } from '#nn/field.ts';
import { defineLayer, noParameters } from '#nn/layer.ts';

/** a = f(z), element by element; softmax over the last axis, over channels for images. Shape stays. */
export const activation = defineLayer({
  type: 'activation',
  category: 'units',
  fields: { function: choice({ choices: activationFunctions, default: 'relu' }) },
  outputShape(input) {
    return input.tokens !== undefined
      ? { field: 'type', found: { code: 'needs', needed: 'reals', got: input } }
      : { shape: input.shape };
  },
  parameters: noParameters,
  constant: ({ shape }, values) =>
    loneSoftmax('function', values.function, shape.length === 3 ? shape[0]! : shape.at(-1)!),
  multiplyAdds: () => 0,
  sees: 'itself',
});
