import { reals, slope } from '#layers/formulaParts.ts';
import type { TextOf } from '#nn/layer.ts';
import type { dropout } from './dropout.ts';

export const dropoutText: TextOf<typeof dropout> = {
  formula: (_input, values) =>
    `\\mathbf a = \\dfrac{\\mathbf m \\odot \\mathbf h}{1 - ${values.rate}},\\quad m_i \\sim \\operatorname{Bernoulli}(${+(1 - values.rate).toFixed(6)})`,
  symbols: (input) => [
    { symbol: '\\mathbf h', meaning: 'input', shape: reals(...input.shape) },
    {
      symbol: '\\mathbf m',
      meaning: 'mask of 0 and 1, drawn anew for every sample and step; all 1 and no division when testing',
    },
  ],
  derive: (_input, values) => [
    {
      say: 'Each number was multiplied by a constant: by 0 where it was switched off.',
      formula: `\\frac{\\partial a_i}{\\partial h_i} = \\dfrac{m_i}{1 - ${values.rate}}`,
    },
    {
      say: 'So is its gradient, by the same mask: what took no part in the output has no part in the blame.',
      formula: `${slope('\\mathbf h')} = \\dfrac{\\mathbf m}{1 - ${values.rate}} \\odot ${slope('\\mathbf a')}`,
    },
  ],
  closeUp: {
    none: 'While the network answers, dropout hands every number on as it is. Only in training does it switch some off.',
  },
  code: {
    pytorch: (_input, values) => `nn.Dropout(${values.rate})`,
    keras: (_input, values) => `keras.layers.Dropout(${values.rate})`,
    flax: (_input, values) => `nnx.Dropout(${values.rate}, rngs=rngs)`,
  },
  source: { label: 'Srivastava et al. 2014; torch.nn.Dropout', url: 'https://jmlr.org/papers/v15/srivastava14a.html' },
};
