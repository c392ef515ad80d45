import { imageProblem } from '#layers/imageInput.ts';
import { affine, alone, epsilonField } from '#layers/normalizationLayer.ts';
import { defineLayer } from '#nn/layer.ts';

/** a = γ_c (x − μ_c) / √(σ²_c + ε) + β_c, μ and σ² of each channel of one sample: images; `weight` γ and `bias` β [C] (torch.nn.InstanceNorm2d, affine). */
export const instanceNorm = defineLayer({
  type: 'instanceNorm',
  category: 'normalise',
  fields: { epsilon: epsilonField },
  outputShape(input) {
    const problem = imageProblem(input);
    if (problem) return problem;
    if (input.shape[1]! * input.shape[2]! > 1) return { shape: input.shape };
    return { field: 'type', found: { code: 'loneNumber', got: input } };
  },
  parameters: ({ shape }) => affine([shape[0]!]),
  constant: ({ shape }) => alone(shape[1]! * shape[2]!, 'channel'),
  multiplyAdds: () => 0,
  sees: 'channel',
});
