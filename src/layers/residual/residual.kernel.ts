import type { KernelOf } from '#layers/layerKernel.ts';
import type { Block } from '#nn/block.ts';
import { sizeOf } from '#nn/shape.ts';
import type { residual } from './residual.ts';

/** a = F(x) + S(x). Backward: dF = dS = da, dx = what comes back from the body + what comes back from the shortcut. */
export const residualKernel: KernelOf<typeof residual> = {
  lower(lowering, input, values) {
    const { body = [], shortcut = [] } = values as { body?: readonly Block[]; shortcut?: readonly Block[] };
    const ends = [lowering.alias(input), lowering.alias(input)] as const;
    const main = lowering.inner(body, ends[0]);
    const side = lowering.inner(shortcut, ends[1]);
    const a = lowering.tensor(main.output.shape);
    const count = a.rows * sizeOf(a.shape);
    lowering.forward('add', { a: main.output.address, b: side.output.address, out: a.address, count });
    for (const { output, backward } of [main, side]) {
      if (output.gradient) lowering.backward('copy', { x: a.gradient, out: output.gradient, count });
      backward();
    }
    if (input.gradient)
      lowering.backward('add', {
        a: ends[0].gradient,
        b: ends[1].gradient,
        out: input.gradient,
        count: input.rows * sizeOf(input.shape),
      });
    return a;
  },
};
