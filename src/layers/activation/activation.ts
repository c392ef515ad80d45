import { activationFunctions } from '#kernels/ops.ts';
import { functionNames, functionTexts } from '#layers/activationFunctions.ts';
import { choice } from '#nn/field.ts';
import { defineLayer } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';

/** a = f(z), element by element; softmax over the last axis, over channels for images. Shape stays. */
export const activation = defineLayer({
  type: 'activation',
  name: 'Activation',
  category: 'units',
  summary: 'Bends every number on its own by one function; it is what makes depth more than one linear map.',
  fields: {
    function: choice({
      label: 'Function',
      choices: activationFunctions,
      names: functionNames,
      default: 'relu',
      help: 'The function that is applied to every number.',
    }),
  },
  outputShape(input) {
    return input.tokens
      ? { field: 'type', message: `needs real numbers, got tokens ${formatShape(input.shape)}` }
      : { shape: input.shape };
  },
  parameters: () => ({}),
  detail: (values) => functionNames[values.function],
  formula: (_input, values) =>
    `${values.function === 'softmax' ? 'a_i' : 'a'} = ${functionTexts[values.function].formula}`,
  symbols: (input) => [
    { symbol: 'z', meaning: 'input, each number by itself', shape: `\\mathbb R^{${input.shape.join('\\times ')}}` },
    { symbol: 'a', meaning: 'output', shape: `\\mathbb R^{${input.shape.join('\\times ')}}` },
  ],
  code: {
    pytorch: (input, values) =>
      values.function === 'softmax' && input.shape.length === 3
        ? 'nn.Softmax(dim=1)'
        : functionTexts[values.function].pytorch,
    keras: (_input, values) => `keras.layers.Activation(${functionTexts[values.function].keras})`,
    flax: (_input, values) => functionTexts[values.function].flax,
  },
  source: { label: 'torch.nn, non-linear activations', url: 'https://pytorch.org/docs/stable/nn.html' },
});
