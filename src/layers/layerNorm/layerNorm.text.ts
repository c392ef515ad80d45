import {
  type Indices,
  normalizationDerivation,
  normalizationFormula,
  normalizationSymbols,
} from '#layers/normalizationText.ts';
import type { TextOf } from '#nn/layer.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import { featuresOf, type layerNorm } from './layerNorm.ts';

const indicesOf = (shape: Shape): Indices =>
  [
    { number: 'i', counts: 'feature i', group: '', affine: 'i' },
    { number: 't,e', counts: 'step t, feature e', group: 't', affine: 'e' },
    { number: 'c,i,j', counts: 'channel c, row i, column j', group: '', affine: 'c,i,j' },
  ][shape.length - 1]!;

const what = (shape: Shape) => ['the vector', 'the step’s vector', 'the image'][shape.length - 1]!;

export const layerNormText: TextOf<typeof layerNorm> = {
  formula: ({ shape }) => normalizationFormula(indicesOf(shape)),
  symbols: ({ shape }, { epsilon }) =>
    normalizationSymbols(
      indicesOf(shape),
      shape,
      `the ${sizeOf(featuresOf(shape))} numbers of ${what(shape)}`,
      featuresOf(shape),
      epsilon,
    ),
  derive: ({ shape }) =>
    normalizationDerivation(
      indicesOf(shape),
      shape.length === 2 ? 'every step, and over the batch' : 'every sample of the batch',
      String(sizeOf(featuresOf(shape))),
    ),
  closeUp: 'normal',
  code: {
    pytorch({ shape }, { epsilon }) {
      const features = shape.length === 3 ? `(${shape.join(', ')})` : shape.at(-1);
      return `nn.LayerNorm(${features}${epsilon === 1e-5 ? '' : `, eps=${epsilon}`})`;
    },
    keras: ({ shape }, { epsilon }) =>
      `keras.layers.LayerNormalization(${shape.length === 3 ? 'axis=(1, 2, 3), ' : ''}epsilon=${epsilon})`,
    flax({ shape }, { epsilon }) {
      const axes = shape.length === 3 ? ', reduction_axes=(1, 2, 3), feature_axes=(1, 2, 3)' : '';
      return `nnx.LayerNorm(${sizeOf(featuresOf(shape))}, epsilon=${epsilon}${axes}, rngs=rngs)`;
    },
  },
  source: { label: 'Ba et al. 2016; torch.nn.LayerNorm', url: 'https://arxiv.org/abs/1607.06450' },
};
