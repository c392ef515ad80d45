import {
  type Indices,
  normalizationDerivation,
  normalizationFormula,
  normalizationSymbols,
} from '#layers/normalizationText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { instanceNorm } from './instanceNorm.ts';

const indices: Indices = { number: 'c,i,j', counts: 'channel c, row i, column j', group: 'c', affine: 'c' };

export const instanceNormText: TextOf<typeof instanceNorm> = {
  formula: () => normalizationFormula(indices),
  symbols: ({ shape }, { epsilon }) =>
    normalizationSymbols(
      indices,
      shape,
      `the channel’s ${shape[1]! * shape[2]!} numbers in this sample`,
      [shape[0]!],
      epsilon,
    ),
  derive: ({ shape }) =>
    normalizationDerivation(
      indices,
      'all rows and columns of a channel, and over the batch',
      String(shape[1]! * shape[2]!),
    ),
  closeUp: 'normal',
  code: {
    pytorch: ({ shape }, { epsilon }) =>
      `nn.InstanceNorm2d(${shape[0]}${epsilon === 1e-5 ? '' : `, eps=${epsilon}`}, affine=True)`,
    // A group for each channel.
    keras: ({ shape }, { epsilon }) => `keras.layers.GroupNormalization(${shape[0]}, epsilon=${epsilon})`,
    flax: ({ shape }, { epsilon }) =>
      `nnx.GroupNorm(${shape[0]}, num_groups=${shape[0]}, epsilon=${epsilon}, rngs=rngs)`,
  },
  source: { label: 'Ulyanov et al. 2016; torch.nn.InstanceNorm2d', url: 'https://arxiv.org/abs/1607.08022' },
};
