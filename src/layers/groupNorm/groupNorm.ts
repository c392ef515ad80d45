import { imageProblem } from '#layers/imageInput.ts';
import { affine, alone, epsilonField } from '#layers/normalizationLayer.ts';
import { int } from '#nn/field.ts';
import { defineLayer } from '#nn/layer.ts';
import { sizeOf } from '#nn/shape.ts';

const MOST_GROUPS = 256;

/** The divisors of a number of channels that lie nearest to a number of groups, one on each side, and what to call them. */
function divisorFixes(channels: number, groups: number) {
  const divisors = Array.from({ length: Math.min(channels, MOST_GROUPS) }, (_, i) => i + 1).filter(
    (d) => channels % d === 0,
  );
  return [divisors.findLast((d) => d < groups), divisors.find((d) => d > groups)]
    .filter((d) => d !== undefined)
    .map((d) => ({ say: 'useGroups' as const, count: d, set: { groups: d } }));
}

/** a = γ_c (x − μ_g) / √(σ²_g + ε) + β_c, μ and σ² of each group g of channels in one sample: images; `weight` γ and `bias` β [C] (torch.nn.GroupNorm). */
export const groupNorm = defineLayer({
  type: 'groupNorm',
  category: 'normalise',
  fields: { groups: int({ default: 2, min: 1, max: MOST_GROUPS }), epsilon: epsilonField },
  outputShape(input, { groups }) {
    const problem = imageProblem(input);
    if (problem) return problem;
    const channels = input.shape[0]!;
    if (channels % groups === 0) return { shape: input.shape };
    return {
      field: 'groups',
      found: { code: 'divisible', what: 'groups', by: groups, got: channels },
      fixes: divisorFixes(channels, groups),
    };
  },
  parameters: ({ shape }) => affine([shape[0]!]),
  constant({ shape }, { groups }) {
    const why = alone(sizeOf(shape) / groups, 'group');
    return why && groups > 1 ? { ...why, fixes: [{ say: 'useGroups', count: 1, set: { groups: 1 } }] } : why;
  },
  multiplyAdds: () => 0,
  sees: 'sample',
});
