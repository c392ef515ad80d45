import type { TextOf } from '#nn/layer.ts';
import type { concat } from './concat.ts';

export const concatText: TextOf<typeof concat> = {
  formula: () => '\\mathbf a = \\left[\\,B_1(\\mathbf x),\\ B_2(\\mathbf x),\\ \\dots\\,\\right]',
  symbols: (input) => [
    {
      symbol: '\\mathbf x',
      meaning: 'input, given to every branch',
      shape: `\\mathbb R^{${input.shape.join('\\times ')}}`,
    },
    { symbol: 'B_k', meaning: 'the blocks of branch k, one after another; an empty branch hands on x' },
    {
      symbol: '\\mathbf a',
      meaning:
        input.shape.length === 3 ? 'the branches’ channels, one after another' : 'the branches’ outputs, end to end',
    },
  ],
  derive: () => [
    {
      say: 'Each branch gets the part of the gradient that belongs to its part of the output.',
      formula:
        '\\frac{\\partial L}{\\partial B_k} = \\left(\\frac{\\partial L}{\\partial \\mathbf a}\\right)_{\\text{part } k}',
    },
    {
      say: 'The input feeds every branch: what comes back adds up, branch 1 first.',
      formula:
        '\\frac{\\partial L}{\\partial \\mathbf x} = \\sum_k J_{B_k}^{\\top}\\,\\frac{\\partial L}{\\partial B_k}',
    },
  ],
  closeUp: {
    none: 'Nothing is computed: the branches’ numbers are laid side by side. The cells of the branches have close-ups of their own.',
  },
  code: {
    pytorch: (input) => `torch.cat([branch(x) for branch in branches], dim=${input.shape.length === 3 ? '1' : '-1'})`,
    keras: (_input) => 'keras.layers.Concatenate(axis=-1)([branch(x) for branch in branches])',
    flax: () => 'jnp.concatenate([branch(x) for branch in branches], axis=-1)',
  },
  source: { label: 'Szegedy et al. 2014; torch.cat', url: 'https://arxiv.org/abs/1409.4842' },
};
