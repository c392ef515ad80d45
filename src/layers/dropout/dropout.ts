import { float } from '#nn/field.ts';
import { defineLayer, noParameters } from '#nn/layer.ts';

/** Training: a = m ⊙ h / (1 − p), m_i = 0 with probability p, else 1. Evaluation: a = h (inverted dropout, torch.nn.Dropout). */
export const dropout = defineLayer({
  type: 'dropout',
  category: 'units',
  fields: { rate: float({ default: 0.5, min: 0, max: 0.95, step: 0.05, percent: true }) },
  outputShape(input) {
    return input.tokens !== undefined
      ? { field: 'type', found: { code: 'needs', needed: 'reals', got: input } }
      : { shape: input.shape };
  },
  parameters: noParameters,
  multiplyAdds: () => 0,
  sees: 'itself',
});
