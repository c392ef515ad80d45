/** @file Normalisation within each sample as instructions: shared by layerNorm, groupNorm and instanceNorm. */
import type { NormalCloseUp } from '#nn/closeUp.ts';
import { sizeOf } from '#nn/shape.ts';
import type { Lowering, Magnified, Tensor } from './layerKernel.ts';

/** How a sample's numbers are grouped, and which of them share a scale and a shift. */
interface Grouping {
  /** Groups of the sample, one after another. */
  readonly groups: number;
  readonly channels: number;
  /** Numbers side by side that share a scale and a shift. */
  readonly span: number;
  readonly epsilon: number;
}

/**
 * X̂ = (X − μ) / √(σ² + ε) in `groups` groups of a sample that lie one after another; A = γ X̂ + β, with `channels` scales and shifts, each for as many numbers
 * that lie side by side as the sample has. Backward: dγ += Σ dA X̂, dβ += Σ dA, dX̂ = dA γ, dX = (dX̂ − mean dX̂ − X̂ mean(dX̂ X̂)) / √(σ² + ε).
 */
export function lowerNormalization(
  lowering: Lowering,
  input: Tensor,
  { groups, channels, span, epsilon }: Grouping,
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

/** A standardised number, taken apart: moments in float64, each result rounded once, as `normalize` and `scaleShift` do. */
export function closeUpNormalization(
  { input, unit, parameter, output }: Pick<Magnified, 'input' | 'unit' | 'parameter' | 'output'>,
  { groups, channels, span, epsilon }: Grouping,
): NormalCloseUp {
  const size = input.length / groups;
  const first = Math.floor(unit / size) * size;
  const group = [...input.subarray(first, first + size)];
  const mean = group.reduce((sum, x) => sum + x, 0) / size;
  const variance = group.reduce((sum, x) => sum + (x - mean) * (x - mean), 0) / size;
  const x = input[unit]!;
  const standard = Math.fround((x - mean) * (1 / Math.sqrt(variance + Math.fround(epsilon))));
  const channel = Math.floor(unit / span) % channels;
  const [scale, shift] = [parameter('weight')![channel]!, parameter('bias')![channel]!];
  return { kind: 'normal', group, x, mean, variance, epsilon, standard, scale, shift, output: output[unit]! };
}
