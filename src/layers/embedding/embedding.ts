import { initializer, int } from '#nn/field.ts';
import { initializerOf } from '#nn/initializer.ts';
import { defineLayer } from '#nn/layer.ts';
import { formatShape } from '#nn/shape.ts';

/** N(0, 1), with which PyTorch starts an embedding. */
export const STANDARD = initializerOf('normal', 1);

/** a_t = W[x_t, :]: [T] → [T, dim]; `weight` [vocabulary, dim] (torch.nn.Embedding). */
export const embedding = defineLayer({
  type: 'embedding',
  name: 'Embedding',
  category: 'sequence',
  summary: 'Looks up a vector of learned numbers for every token, so that tokens that act alike can come to lie close.',
  fields: {
    vocabulary: int({
      label: 'Vocabulary',
      default: 32,
      min: 1,
      max: 65536,
      help: 'How many different tokens the table holds a row for: at least as many as the data has.',
    }),
    dim: int({
      label: 'Width',
      default: 8,
      min: 1,
      max: 1024,
      help: 'How many numbers stand for one token.',
    }),
    init: initializer({
      label: 'Initialiser',
      default: STANDARD,
      advanced: true,
      help: 'How the rows of the table start; PyTorch draws them from a normal distribution of deviation 1.',
    }),
  },
  outputShape(input, values) {
    if (input.tokens === undefined) {
      return { field: 'type', message: `needs tokens [T], got real numbers ${formatShape(input.shape)}` };
    }
    if (values.vocabulary < input.tokens) {
      return {
        field: 'vocabulary',
        message: `vocabulary must be at least ${input.tokens}, the number of different tokens, received ${values.vocabulary}`,
        fixes: [{ label: `Vocabulary ${input.tokens}`, set: { vocabulary: input.tokens } }],
      };
    }
    return { shape: [...input.shape, values.dim] };
  },
  parameters: (_input, values) => ({
    weight: {
      shape: [values.vocabulary, values.dim],
      fanIn: values.dim,
      fanOut: values.vocabulary,
      start: 'weight',
      pytorch: STANDARD,
    },
  }),
  multiplyAdds: () => 0,
  sees: 'itself',
  detail: (values) => `${values.vocabulary} tokens`,
});
