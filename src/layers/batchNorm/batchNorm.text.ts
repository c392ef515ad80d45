import {
  type Indices,
  normalizationDerivation,
  normalizationFormula,
  normalizationSymbols,
} from '#layers/normalizationText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { Shape } from '#nn/shape.ts';
import type { batchNorm } from './batchNorm.ts';

const isImage = (shape: Shape) => shape.length === 3;

const indicesOf = (shape: Shape): Indices => ({
  number: isImage(shape) ? 'n,c,i,j' : 'n,c',
  counts: `sample n of the batch of N, ${isImage(shape) ? 'channel c, row i, column j' : 'feature c'}`,
  group: 'c',
  affine: 'c',
});

const round = (x: number) => +x.toFixed(6);

export const batchNormText: TextOf<typeof batchNorm> = {
  formula: ({ shape }) => normalizationFormula(indicesOf(shape)),
  symbols({ shape }, { epsilon, momentum }) {
    const where = isImage(shape) ? ', its rows and columns' : '';
    const over = `${isImage(shape) ? 'channel' : 'feature'} c over the batch${where}; when testing, running averages: each batch moves them by ${round(momentum)} of the way`;
    return normalizationSymbols(indicesOf(shape), shape, over, [shape[0]!], epsilon);
  },
  derive({ shape }) {
    const [of, count] = isImage(shape)
      ? ['all rows and columns of a channel, and over the batch', `N \\cdot ${shape[1]! * shape[2]!}`]
      : ['a feature over the batch', 'N'];
    return normalizationDerivation(indicesOf(shape), of, count);
  },
  closeUp: 'normal',
  code: {
    pytorch({ shape }, { epsilon, momentum }) {
      const more = `${epsilon === 1e-5 ? '' : `, eps=${epsilon}`}${momentum === 0.1 ? '' : `, momentum=${momentum}`}`;
      return `nn.BatchNorm${isImage(shape) ? 2 : 1}d(${shape[0]}${more})`;
    },
    keras: (_input, { epsilon, momentum }) =>
      `keras.layers.BatchNormalization(momentum=${round(1 - momentum)}, epsilon=${epsilon})  # its running variance is the biased one`,
    flax: ({ shape }, { epsilon, momentum }) =>
      `nnx.BatchNorm(${shape[0]}, momentum=${round(1 - momentum)}, epsilon=${epsilon}, rngs=rngs)  # its running variance is the biased one`,
  },
  source: { label: 'Ioffe and Szegedy 2015; torch.nn.BatchNorm2d', url: 'https://arxiv.org/abs/1502.03167' },
};
