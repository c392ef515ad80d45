/** @file Normalisation within each sample as instructions: shared by layerNorm, groupNorm and instanceNorm. */
import { sizeOf } from '#nn/shape.ts';
import type { Lowering, Tensor } from './layerKernel.ts';

/**
 * X̂ = (X − μ) / √(σ² + ε) in `groups` groups of a sample that lie one after another; A = γ X̂ + β, with `channels` scales and shifts, each for as many numbers
 * that lie side by side as the sample has. Backward: dγ += Σ dA X̂, dβ += Σ dA, dX̂ = dA γ, dX = (dX̂ − mean dX̂ − X̂ mean(dX̂ X̂)) / √(σ² + ε).
 * @param span numbers side by side that share a scale and a shift
 */
export function lowerNormalization(
  lowering: Lowering,
  input: Tensor,
  { groups, channels, span, epsilon }: { groups: number; channels: number; span: number; epsilon: number },
): Tensor {
  const weight = lowering.parameter('weight');
  const bias = lowering.parameter('bias');
  const count = input.rows * sizeOf(input.shape);
  const parts = { outer: 1, groups: input.rows * groups, inner: sizeOf(input.shape) / groups, epsilon };
  const units = { outer: count / (channels * span), channels, inner: span };
  const moments = { mean: lowering.scratch(2 * parts.groups), variance: lowering.scratch(2 * parts.groups) }; // float64
  // The backward pass needs X̂; where there is none, scale and shift work in place.
  const kept = lowering.mode === 'train' ? lowering.tensor(input.shape, false) : undefined;
  const a = lowering.tensor(input.shape);
  const standard = (kept ?? a).address;
  lowering.forward('normalize', { x: input.address, y: standard, ...moments, ...parts });
  lowering.forward('scaleShift', { x: standard, weight: weight.address, bias: bias.address, y: a.address, ...units });
  lowering.backward('scaleShiftGradient', {
    x: standard,
    weight: weight.address,
    dY: a.gradient,
    dX: input.gradient,
    dWeight: weight.gradient,
    dBias: bias.gradient,
    ...units,
  });
  if (input.gradient)
    lowering.backward('normalizeGradient', {
      x: input.address,
      ...moments,
      dY: input.gradient,
      dX: input.gradient,
      ...parts,
    });
  return a;
}
