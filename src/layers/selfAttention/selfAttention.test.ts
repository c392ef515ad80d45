import { describe, expect, it } from 'vitest';
import { initialize } from '#nn/initialize.ts';
import { phrased } from '#testing/told.ts';
import { selfAttention } from './selfAttention.ts';

const input = { shape: [5, 12] };

describe('self-attention', () => {
  it('offers the nearest numbers of heads that divide the width', () => {
    expect(phrased(selfAttention.outputShape(input, { heads: 8, causal: false }))).toEqual({
      field: 'heads',
      message: '8 heads need a width divisible by 8, got 12',
      fixes: [
        { label: 'Use 6 heads', set: { heads: 6 } },
        { label: 'Use 12 heads', set: { heads: 12 } },
      ],
    });
    expect(phrased(selfAttention.outputShape({ shape: [5, 7] }, { heads: 2, causal: false }))).toMatchObject({
      fixes: [
        { label: 'Use 1 head', set: { heads: 1 } },
        { label: 'Use 7 heads', set: { heads: 7 } },
      ],
    });
    expect(phrased(selfAttention.outputShape({ shape: [5, 67] }, { heads: 64, causal: false }))).toMatchObject({
      fixes: [{ label: 'Use 1 head', set: { heads: 1 } }],
    });
  });

  it('starts as PyTorch does', () => {
    const wide = { shape: [2, 48] };
    const parameters = selfAttention.parameters(wide, { heads: 2, causal: false });
    const most = Object.entries(parameters).map(([name, spec]) => {
      const out = new Float32Array(spec.shape.reduce((a, b) => a * b)).fill(Number.NaN);
      initialize(out, spec, 'pytorch', [3, 4]);
      return [name, out.reduce((a, b) => Math.max(a, Math.abs(b)), 0)];
    });
    expect(Object.fromEntries(most)).toEqual({
      in_proj_weight: expect.closeTo(Math.sqrt(6 / (4 * 48)), 3),
      in_proj_bias: 0,
      'out_proj.weight': expect.closeTo(1 / Math.sqrt(48), 3),
      'out_proj.bias': 0,
    });
  });
});
