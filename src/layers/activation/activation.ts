import { activationFunctions } from '#kernels/ops.ts';
import { functionNames, functionTexts } from '#layers/activationFunctions.ts';
import { reals, slope } from '#layers/formulaParts.ts';
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
    return input.tokens !== undefined
      ? { field: 'type', message: `needs real numbers, got tokens ${formatShape(input.shape)}` }
      : { shape: input.shape };
  },
  parameters: () => ({}),
  multiplyAdds: () => 0,
  sees: 'itself',
  detail: (values) => functionNames[values.function],
  formula: (_input, values) =>
    `${values.function === 'softmax' ? 'a_i' : 'a'} = ${functionTexts[values.function].formula}`,
  symbols: (input) => [
    { symbol: 'z', meaning: 'input, each number by itself', shape: reals(...input.shape) },
    { symbol: 'a', meaning: 'output', shape: reals(...input.shape) },
  ],
  derive(_input, values) {
    if (values.function === 'linear')
      return [{ say: 'Nothing changes, there or back.', formula: `${slope('z')} = ${slope('a')}` }];
    const { derivative } = functionTexts[values.function];
    if (values.function === 'softmax')
      return [
        {
          say: 'Every output hangs on every input, for they share one sum.',
          formula: `\\frac{\\partial a_i}{\\partial z_j} = ${derivative}`,
        },
        {
          say: 'An input counts by how far its own gradient lies above their mean, weighted by the outputs.',
          formula: `${slope('z_j')} = \\sum_i ${slope('a_i')}\\, ${derivative} = a_j\\left(${slope('a_j')} - \\sum_i a_i\\,${slope('a_i')}\\right)`,
        },
      ];
    return [
      {
        say: 'How steep the function is where the input lies.',
        formula: `\\frac{\\partial a}{\\partial z} = f'(z) = ${derivative}`,
      },
      {
        say: 'The gradient is multiplied by it, each number by itself: where the function is flat, little comes back.',
        formula: `${slope('z')} = ${slope('a')}\\, f'(z)`,
      },
    ];
  },
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
