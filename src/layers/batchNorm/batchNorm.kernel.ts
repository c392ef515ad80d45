import type { KernelOf } from '#layers/layerKernel.ts';
import { sizeOf } from '#nn/shape.ts';
import type { batchNorm } from './batchNorm.ts';

const f = Math.fround;

/**
 * X̂ = (X − μ) / √(σ² + ε) for each channel over rows and places, A = γ X̂ + β; evaluated with the running moments. The variance that divides is the biased
 * one, that which is kept the unbiased one, as in PyTorch. Backward: dγ += Σ dA X̂, dβ += Σ dA, dX̂ = dA γ, dX = (dX̂ − mean dX̂ − X̂ mean(dX̂ X̂)) / √(σ² + ε).
 */
export const batchNormKernel: KernelOf<typeof batchNorm> = {
  lower(lowering, input, { epsilon, momentum }) {
    const channels = input.shape[0]!;
    const shape = { outer: input.rows, inner: sizeOf(input.shape) / channels };
    const weight = lowering.parameter('weight');
    const bias = lowering.parameter('bias');
    const running = { mean: lowering.buffer('running_mean'), variance: lowering.buffer('running_var') };
    const affine = { weight: weight.address, bias: bias.address };
    if (lowering.mode === 'evaluate') {
      const a = lowering.tensor(input.shape);
      const x = a.address;
      lowering.forward('standardize', { x: input.address, y: x, ...running, ...shape, channels, epsilon });
      lowering.forward('scaleShift', { x, ...affine, y: x, ...shape, channels });
      return a;
    }
    const moments = { mean: lowering.scratch(2 * channels), variance: lowering.scratch(2 * channels) }; // float64
    const standard = lowering.tensor(input.shape, false).address;
    const a = lowering.tensor(input.shape);
    lowering.forward('normalize', {
      x: input.address,
      y: standard,
      ...moments,
      ...shape,
      groups: channels,
      epsilon,
    });
    lowering.forward('runningMoments', {
      ...moments,
      runningMean: running.mean,
      runningVariance: running.variance,
      channels,
      count: shape.outer * shape.inner,
      momentum,
    });
    lowering.forward('scaleShift', { x: standard, ...affine, y: a.address, ...shape, channels });
    lowering.backward('scaleShiftGradient', {
      x: standard,
      weight: weight.address,
      dY: a.gradient,
      dX: input.gradient,
      dWeight: weight.gradient,
      dBias: bias.gradient,
      ...shape,
      channels,
    });
    if (input.gradient)
      lowering.backward('normalizeGradient', {
        x: input.address,
        ...moments,
        dY: input.gradient,
        dX: input.gradient,
        ...shape,
        groups: channels,
        epsilon,
      });
    return a;
  },
  closeUp({ input, inputShape, unit, values: { epsilon }, parameter, buffer, output }) {
    const channel = Math.floor(unit / sizeOf(inputShape.slice(1)));
    const [mean, variance] = [buffer('running_mean')![channel]!, buffer('running_var')![channel]!];
    const x = input[unit]!;
    const standard = f(f(x - mean) * f(1 / f(Math.sqrt(f(variance + f(epsilon))))));
    const [scale, shift] = [parameter('weight')![channel]!, parameter('bias')![channel]!];
    return { kind: 'normal', group: [], x, mean, variance, epsilon, standard, scale, shift, output: output[unit]! };
  },
};
