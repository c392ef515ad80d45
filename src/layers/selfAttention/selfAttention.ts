import { sequenceProblem } from '#layers/sequenceInput.ts';
import { flag, int } from '#nn/field.ts';
import { defineLayer } from '#nn/layer.ts';

const MOST_HEADS = 64;

/** The divisors of a width that lie nearest to a number of heads, one on each side, and what to call them. */
function divisorFixes(width: number, heads: number) {
  const divisors = Array.from({ length: Math.min(width, MOST_HEADS) }, (_, i) => i + 1).filter((d) => width % d === 0);
  const nearest = [divisors.findLast((d) => d < heads), divisors.find((d) => d > heads)];
  return nearest.filter((d) => d !== undefined).map((d) => ({ say: 'useHeads' as const, count: d, set: { heads: d } }));
}

/** A = [softmax(Q Kᵀ / √d) V of every head] W_outᵀ + b_out, [Q K V] = X W_inᵀ + b_in: [T, E] → [T, E] (torch.nn.MultiheadAttention). */
export const selfAttention = defineLayer({
  type: 'selfAttention',
  category: 'sequence',
  fields: { heads: int({ default: 2, min: 1, max: MOST_HEADS }), causal: flag({ default: false }) },
  outputShape(input, { heads }) {
    const problem = sequenceProblem(input);
    if (problem) return problem;
    const width = input.shape[1]!;
    if (width % heads === 0) return { shape: input.shape };
    return {
      field: 'heads',
      found: { code: 'divisible', what: 'heads', by: heads, got: width },
      fixes: divisorFixes(width, heads),
    };
  },
  parameters(input) {
    const width = input.shape[1]!;
    const into = { fanIn: width, fanOut: 3 * width };
    const out = { fanIn: width, fanOut: width };
    return {
      in_proj_weight: { shape: [3 * width, width], ...into, start: 'weight', pytorch: 'glorotUniform' },
      in_proj_bias: { shape: [3 * width], ...into, start: 'zero' },
      'out_proj.weight': { shape: [width, width], ...out, start: 'weight' },
      'out_proj.bias': { shape: [width], ...out, start: 'zero' },
    };
  },
  multiplyAdds(input) {
    const [steps, width] = [input.shape[0]!, input.shape[1]!];
    return 4 * steps * width * width + 2 * steps * steps * width;
  },
  sees: 'steps',
});
