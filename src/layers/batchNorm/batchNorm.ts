import { tokensProblem } from '#layers/imageInput.ts';
import { affine, alone, epsilonField } from '#layers/normalizationLayer.ts';
import { float } from '#nn/field.ts';
import { defineLayer } from '#nn/layer.ts';
import { sizeOf } from '#nn/shape.ts';

/**
 * a = γ_c (x − μ_c) / √(σ²_c + ε) + β_c, μ and σ² of each channel over the batch (and its rows and columns); tested with running averages of them:
 * [C] or [C, H, W]; `weight` γ and `bias` β [C], buffers `running_mean` and `running_var` [C] (torch.nn.BatchNorm1d, BatchNorm2d).
 */
export const batchNorm = defineLayer({
  type: 'batchNorm',
  category: 'normalise',
  fields: { epsilon: epsilonField, momentum: float({ default: 0.1, min: 0, max: 1, step: 0.01, advanced: true }) },
  outputShape(input) {
    const problem = tokensProblem(input);
    if (problem) return problem;
    if (input.shape.length !== 2) return { shape: input.shape };
    return {
      field: 'type',
      found: { code: 'needs', needed: 'vectorOrImage', got: input },
      fixes: [{ say: 'useLayerNorm', set: { type: 'layerNorm', momentum: undefined } }],
    };
  },
  parameters: ({ shape }) => affine([shape[0]!]),
  buffers({ shape }) {
    const { weight: one, bias: zero } = affine([shape[0]!]);
    return { running_mean: zero, running_var: one };
  },
  constant({ shape }, _, batch) {
    const why = alone(batch * sizeOf(shape.slice(1)), 'batch');
    if (!why || sizeOf(shape) === 1) return why;
    return { ...why, fixes: [{ say: 'useLayerNorm', set: { type: 'layerNorm', momentum: undefined } }] };
  },
  multiplyAdds: () => 0,
  sees: 'batch',
  mixesBatch: true,
});
