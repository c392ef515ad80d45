import { activationFunctions } from '#kernels/functions.ts';
import { lowerActivation } from '#layers/activationKernel.ts';
import { products } from '#layers/closeUpKernel.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import { sizeOf } from '#nn/shape.ts';
import type { dense } from './dense.ts';

/**
 * Z = H Wᵀ + b, A = f(Z). Backward, with dZ = dA ⊙ f′: dW += dZᵀ H, db += Σ_rows dZ, dH = dZ W.
 * Sums run over inputs k ascending from b, over rows n ascending, over units o ascending.
 */
export const denseKernel: KernelOf<typeof dense> = {
  lower(lowering, input, values) {
    const k = input.shape.at(-1)!;
    const n = values.units;
    const m = (input.rows * sizeOf(input.shape)) / k;
    const weight = lowering.parameter('weight');
    const bias = values.bias ? lowering.parameter('bias') : undefined;
    const shape = [...input.shape.slice(0, -1), n];
    const common = { x: input.address, weight: weight.address, rows: m, inputs: k, units: n };
    const z = lowering.tensor(shape);
    // Softmax is no function of single elements: it stands behind the layer as one of its own.
    const f = values.activation === 'softmax' ? 0 : activationFunctions.indexOf(values.activation);
    const y = f === 0 ? z : lowering.tensor(shape);
    const turned = lowering.scratch(n * k);
    lowering.forward('dense', { ...common, f, bias: bias?.address ?? 0, z: z.address, y: y.address, turned });
    const a = f === 0 ? lowerActivation(lowering, z, values.activation) : y;
    lowering.backward('denseGradient', {
      ...common,
      f,
      z: z.address,
      y: y.address,
      dY: y.gradient,
      dZ: z.gradient,
      dX: input.gradient,
      dWeight: weight.gradient,
      dBias: bias?.gradient ?? 0,
      accumulate: lowering.accumulates(weight, bias),
    });
    return a;
  },
  unfold({ input, unit, values, parameter }) {
    const weight = parameter('weight')!;
    const width = weight.length / values.units;
    const from = Math.floor(unit / values.units) * width; // sequences: the step the unit belongs to
    const row = unit % values.units;
    const terms = Array.from({ length: 2 * width }, (_, i) =>
      i % 2 === 0 ? weight[row * width + i / 2]! : input[from + (i - 1) / 2]!,
    );
    return { terms, bias: parameter('bias')?.[row] ?? null };
  },
  closeUp: (at) => ({ kind: 'sum', ...products(at, denseKernel.unfold!(at), at.values.activation) }),
};
