import { lowerActivation } from '#layers/activationKernel.ts';
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
    const z = lowering.tensor([...input.shape.slice(0, -1), n]);
    const transposed = lowering.scratch(n * k); // Wᵀ [in, out], so that a row of outputs lies side by side
    lowering.forward('transpose', { x: weight.address, out: transposed, rows: n, columns: k });
    lowering.forward('gemm', {
      a: input.address,
      aRow: k,
      aColumn: 1,
      b: transposed,
      bRow: n,
      c: z.address,
      cRow: n,
      m,
      n,
      k,
      start: bias ? 2 : 0,
      bias: bias?.address ?? 0,
    });
    const a = lowerActivation(lowering, z, values.activation);
    lowering.backward('gemm', {
      a: z.gradient,
      aRow: 1,
      aColumn: n,
      b: input.address,
      bRow: k,
      c: weight.gradient,
      cRow: k,
      m: n,
      n: k,
      k: m,
      start: 1,
      bias: 0,
    });
    if (bias)
      lowering.backward('columnSums', { x: z.gradient, out: bias.gradient, rows: m, columns: n, accumulate: 1 });
    if (input.gradient) {
      lowering.backward('gemm', {
        a: z.gradient,
        aRow: n,
        aColumn: 1,
        b: weight.address,
        bRow: k,
        c: input.gradient,
        cRow: k,
        m,
        n: k,
        k: n,
        start: 0,
        bias: 0,
      });
    }
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
};
