import {
  type Indices,
  normalizationDerivation,
  normalizationFormula,
  normalizationSymbols,
} from '#layers/normalizationText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { groupNorm } from './groupNorm.ts';

const indices: Indices = { number: 'c,i,j', counts: 'channel c, row i, column j', group: 'g', affine: 'c' };

export const groupNormText: TextOf<typeof groupNorm> = {
  formula: () => normalizationFormula(indices),
  symbols({ shape }, { groups, epsilon }) {
    const each = shape[0]! / groups;
    const over = `the channel’s group of ${each === 1 ? 'one channel' : `${each} channels`}, all rows and columns`;
    return normalizationSymbols(indices, shape, over, [shape[0]!], epsilon);
  },
  derive: ({ shape }, { groups }) =>
    normalizationDerivation(
      indices,
      'all rows and columns of a channel, and over the batch',
      String((shape[0]! * shape[1]! * shape[2]!) / groups),
    ),
  closeUp: 'normal',
  code: {
    pytorch: ({ shape }, { groups, epsilon }) =>
      `nn.GroupNorm(${groups}, ${shape[0]}${epsilon === 1e-5 ? '' : `, eps=${epsilon}`})`,
    keras: (_input, { groups, epsilon }) => `keras.layers.GroupNormalization(${groups}, epsilon=${epsilon})`,
    flax: ({ shape }, { groups, epsilon }) =>
      `nnx.GroupNorm(${shape[0]}, num_groups=${groups}, epsilon=${epsilon}, rngs=rngs)`,
  },
  source: { label: 'Wu and He 2018; torch.nn.GroupNorm', url: 'https://arxiv.org/abs/1803.08494' },
};
