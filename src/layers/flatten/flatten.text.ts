import { reals, slope } from '#layers/formulaParts.ts';
import type { TextOf } from '#nn/layer.ts';
import { sizeOf } from '#nn/shape.ts';
import type { flatten } from './flatten.ts';

export const flattenText: TextOf<typeof flatten> = {
  formula({ shape }) {
    if (shape.length === 3) return `a_{(c \\cdot ${shape[1]} + i) \\cdot ${shape[2]} + j} = x_{c,i,j}`;
    return shape.length === 2 ? `a_{t \\cdot ${shape[1]} + e} = x_{t,e}` : 'a_i = x_i';
  },
  symbols: ({ shape }) => [
    {
      symbol: ['x_i', 'x_{t,e}', 'x_{c,i,j}'][shape.length - 1]!,
      meaning: ['input', 'input: step t, feature e from 0', 'input: channel c, row i, column j from 0'][
        shape.length - 1
      ]!,
      shape: reals(...shape),
    },
    { symbol: 'a', meaning: 'output: the same numbers', shape: reals(sizeOf(shape)) },
  ],
  derive: () => [
    {
      say: 'Nothing is computed: each number’s gradient is laid back where the number came from.',
      formula: `${slope('x')} = ${slope('a')}\\ \\text{ in the shape of } x`,
    },
  ],
  closeUp: {
    none: 'Flatten computes nothing: it lays the same numbers out in one row.',
  },
  code: {
    pytorch: () => 'nn.Flatten()',
    // Their images are [H, W, C]: the channels are put first, so that the order is the same.
    keras: ({ shape }) =>
      shape.length === 3 ? 'keras.layers.Permute((3, 1, 2)), keras.layers.Flatten()' : 'keras.layers.Flatten()',
    flax: ({ shape }) => `lambda x: x${shape.length === 3 ? '.transpose(0, 3, 1, 2)' : ''}.reshape(x.shape[0], -1)`,
  },
  source: { label: 'torch.nn.Flatten', url: 'https://pytorch.org/docs/stable/generated/torch.nn.Flatten.html' },
};
