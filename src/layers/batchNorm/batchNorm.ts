import { tokensProblem } from '#layers/imageInput.ts';
import {
  affine,
  epsilonField,
  type Indices,
  normalizationDerivation,
  normalizationFormula,
  normalizationSymbols,
} from '#layers/normalizationLayer.ts';
import { float } from '#nn/field.ts';
import { defineLayer } from '#nn/layer.ts';
import { formatShape, type Shape } from '#nn/shape.ts';

const isImage = (shape: Shape) => shape.length === 3;
const indicesOf = (shape: Shape): Indices => ({
  number: isImage(shape) ? 'n,c,i,j' : 'n,c',
  counts: `sample n of the batch of N, ${isImage(shape) ? 'channel c, row i, column j' : 'feature c'}`,
  group: 'c',
  affine: 'c',
});
const round = (x: number) => +x.toFixed(6);

/**
 * a = γ_c (x − μ_c) / √(σ²_c + ε) + β_c, μ and σ² of each channel over the batch (and its rows and columns); tested with running averages of them:
 * [C] or [C, H, W]; `weight` γ and `bias` β [C], buffers `running_mean` and `running_var` [C] (torch.nn.BatchNorm1d, BatchNorm2d).
 */
export const batchNorm = defineLayer({
  type: 'batchNorm',
  name: 'Batch normalisation',
  category: 'normalise',
  summary:
    'Shifts and scales each feature so that over a batch its mean is 0 and its variance 1, then as it learns is best.',
  fields: {
    epsilon: epsilonField,
    momentum: float({
      label: 'Momentum',
      default: 0.1,
      min: 0,
      max: 1,
      step: 0.01,
      advanced: true,
      help: 'How much of each batch’s mean and variance goes into the running ones that are used for testing.',
    }),
  },
  outputShape(input) {
    const problem = tokensProblem(input);
    if (problem) return problem;
    if (input.shape.length !== 2) return { shape: input.shape };
    return {
      field: 'type',
      message: `needs a vector [C] or an image [C, H, W], got a sequence ${formatShape(input.shape)}; layer normalisation takes sequences`,
      fixes: [{ label: 'Use layer normalisation', set: { type: 'layerNorm', momentum: undefined } }],
    };
  },
  parameters: ({ shape }) => affine([shape[0]!]),
  buffers({ shape }) {
    const { weight: one, bias: zero } = affine([shape[0]!]);
    return { running_mean: zero, running_var: one };
  },
  multiplyAdds: () => 0,
  sees: 'batch',
  mixesBatch: true,
  detail: () => '',
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
});
