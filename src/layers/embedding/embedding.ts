import { initializer, int } from '#nn/field.ts';
import { initializerOf } from '#nn/initializer.ts';
import { defineLayer } from '#nn/layer.ts';

/** N(0, 1), with which PyTorch starts an embedding. */
export const STANDARD = initializerOf('normal', 1);

/** a_t = W[x_t, :]: [T] → [T, dim]; `weight` [vocabulary, dim] (torch.nn.Embedding). */
export const embedding = defineLayer({
  type: 'embedding',
  category: 'sequence',
  fields: {
    vocabulary: int({ default: 32, min: 1, max: 65536 }),
    dim: int({ default: 8, min: 1, max: 1024 }),
    init: initializer({ default: STANDARD, advanced: true }),
  },
  outputShape(input, values) {
    if (input.tokens === undefined) {
      return { field: 'type', found: { code: 'needs', needed: 'tokens', got: input } };
    }
    if (values.vocabulary < input.tokens) {
      return {
        field: 'vocabulary',
        found: { code: 'vocabulary', needed: input.tokens, received: values.vocabulary },
        fixes: [{ say: 'vocabulary', count: input.tokens, set: { vocabulary: input.tokens } }],
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
});
