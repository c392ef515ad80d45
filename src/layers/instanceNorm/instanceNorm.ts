import { imageProblem } from '#layers/imageInput.ts';
import {
  affine,
  epsilonField,
  type Indices,
  normalizationDerivation,
  normalizationFormula,
  normalizationSymbols,
} from '#layers/normalizationLayer.ts';
import { defineLayer } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';

const indices: Indices = { number: 'c,i,j', counts: 'channel c, row i, column j', group: 'c', affine: 'c' };

/** a = γ_c (x − μ_c) / √(σ²_c + ε) + β_c, μ and σ² of each channel of one sample: images; `weight` γ and `bias` β [C] (torch.nn.InstanceNorm2d, affine). */
export const instanceNorm = defineLayer({
  type: 'instanceNorm',
  name: 'Instance normalisation',
  category: 'normalise',
  summary:
    'Shifts and scales each channel of each image so that its mean is 0 and its variance 1, then as it learns is best.',
  fields: { epsilon: epsilonField },
  outputShape(input) {
    const problem = imageProblem(input);
    if (problem) return problem;
    if (input.shape[1]! * input.shape[2]! > 1) return { shape: input.shape };
    const message = `needs more than one number in a channel, got ${formatShape(input.shape)}: each would become 0`;
    return { field: 'type', message };
  },
  parameters: ({ shape }) => affine([shape[0]!]),
  multiplyAdds: () => 0,
  sees: 'channel',
  detail: () => '',
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
  code: {
    pytorch: ({ shape }, { epsilon }) =>
      `nn.InstanceNorm2d(${shape[0]}${epsilon === 1e-5 ? '' : `, eps=${epsilon}`}, affine=True)`,
    // A group for each channel.
    keras: ({ shape }, { epsilon }) => `keras.layers.GroupNormalization(${shape[0]}, epsilon=${epsilon})`,
    flax: ({ shape }, { epsilon }) =>
      `nnx.GroupNorm(${shape[0]}, num_groups=${shape[0]}, epsilon=${epsilon}, rngs=rngs)`,
  },
  source: { label: 'Ulyanov et al. 2016; torch.nn.InstanceNorm2d', url: 'https://arxiv.org/abs/1607.08022' },
});
