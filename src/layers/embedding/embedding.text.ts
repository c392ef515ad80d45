import { reals, slope } from '#layers/formulaParts.ts';
import { flaxStart, kerasStart, pytorchCall } from '#layers/initializerCode.ts';
import type { Initializer } from '#nn/initializer.ts';
import type { TextOf } from '#nn/layer.ts';
import { sameValue } from '#nn/sameValue.ts';
import { type embedding, STANDARD } from './embedding.ts';

const meant = (init: Initializer) => (init === 'pytorch' ? STANDARD : init);

/** The same with numbers where Keras and Flax take the vocabulary for the fan-in, PyTorch the width. */
function explicit(init: Initializer, dim: number): Initializer {
  if (init === 'heUniform') return { type: 'uniform', range: Math.sqrt(6 / dim) };
  if (init === 'heNormal') return { type: 'normal', std: Math.sqrt(2 / dim) };
  if (init === 'lecunNormal') return { type: 'normal', std: Math.sqrt(1 / dim) };
  return meant(init);
}

const isStandard = (init: Initializer) => sameValue(meant(init), STANDARD);

export const embeddingText: TextOf<typeof embedding> = {
  formula: () => '\\mathbf a_t = W_{x_t}',
  symbols: (input, values) => [
    {
      symbol: 'x_t',
      meaning: `token at step t = 1 … ${input.shape[0]}`,
      shape: `\\{0,\\dots,${(input.tokens ?? values.vocabulary) - 1}\\}`,
    },
    {
      symbol: 'W',
      meaning: 'table, a row for each token',
      shape: reals(values.vocabulary, values.dim),
    },
    { symbol: '\\mathbf a_t', meaning: 'output: row x_t of the table', shape: reals(values.dim) },
  ],
  derive: () => [
    {
      say: 'A row that is copied takes the gradient of its copy as it is.',
      formula: `${slope('W_{x_t}')} = ${slope('\\mathbf a_t')}`,
    },
    {
      say: 'A token that stands at several steps has one row: what comes back adds up.',
      formula: `${slope('W_{v}')} = \\sum_{t\\,:\\,x_t = v} ${slope('\\mathbf a_t')}`,
    },
    {
      say: 'Rows of tokens that do not occur in the batch are left alone, and a token, being no real number, has no gradient.',
      formula: `${slope('W_{v}')} = \\mathbf 0 \\quad\\text{where } x_t \\ne v \\text{ for all } t`,
    },
  ],
  closeUp: {
    none: 'An embedding computes nothing: it looks up the row of its table that belongs to the token.',
  },
  code: {
    pytorch(_input, { vocabulary, dim, init }) {
      const layer = `nn.Embedding(${vocabulary}, ${dim})`;
      return isStandard(init) ? layer : `started(${layer}, lambda m: ${pytorchCall(init, 'm.weight')})`;
    },
    keras: (_input, { vocabulary, dim, init }) =>
      `keras.layers.Embedding(${vocabulary}, ${dim}, embeddings_initializer=${kerasStart(explicit(init, dim), dim)})`,
    flax: (_input, { vocabulary, dim, init }) =>
      `nnx.Embed(${vocabulary}, ${dim}, embedding_init=${flaxStart(explicit(init, dim), dim)}, rngs=rngs)`,
  },
  source: {
    label: 'Bengio et al. 2003; torch.nn.Embedding',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.Embedding.html',
  },
};
