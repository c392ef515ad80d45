import { functionTexts } from '#layers/activationText.ts';
import { reals, slope } from '#layers/formulaParts.ts';
import type { TextOf } from '#nn/layer.ts';
import type { activation } from './activation.ts';

export const activationText: TextOf<typeof activation> = {
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
  closeUp: 'bend',
  code: {
    pytorch: (input, values) =>
      values.function === 'softmax' && input.shape.length === 3
        ? 'nn.Softmax(dim=1)'
        : functionTexts[values.function].pytorch,
    keras: (_input, values) => `keras.layers.Activation(${functionTexts[values.function].keras})`,
    flax: (_input, values) => functionTexts[values.function].flax,
  },
  source: { label: 'torch.nn, non-linear activations', url: 'https://pytorch.org/docs/stable/nn.html' },
};
