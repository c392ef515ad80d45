import type { KernelOf } from '#layers/layerKernel.ts';
import type { Block } from '#nn/block.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { concat } from './concat.ts';

/** a = [B₁(x), B₂(x), …]. Backward: each branch gets its part of da; dx = the sum of what comes back, branch 1 first. */
export const concatKernel: KernelOf<typeof concat> = {
  lower(lowering, input, values) {
    const { branches } = values as unknown as { branches: readonly (readonly Block[])[] };
    const lanes = branches.map((blocks) => {
      const entry = lowering.alias(input);
      return { entry, ...lowering.inner(blocks, entry) };
    });
    const first = lanes[0]!.output.shape;
    const axis = first.length === 3 ? 0 : first.length - 1;
    // Elements in one piece that a branch adds to every row of the output.
    const piece = (shape: Shape) => sizeOf(shape.slice(axis));
    const a = lowering.tensor(
      first.with(
        axis,
        lanes.reduce((sum, { output }) => sum + output.shape[axis]!, 0),
      ),
    );
    const outRow = piece(a.shape);
    const rows = (a.rows * sizeOf(a.shape)) / outRow;
    let at = 0;
    for (const { output, backward } of lanes) {
      const width = piece(output.shape);
      const own = { rows, width, accumulate: 0 };
      lowering.forward('copyRows', { x: output.address, xRow: width, out: a.address + at, outRow, ...own });
      if (output.gradient)
        lowering.backward('copyRows', {
          x: a.gradient + at,
          xRow: outRow,
          out: output.gradient,
          outRow: width,
          ...own,
        });
      backward();
      at += 4 * width;
    }
    if (input.gradient) {
      const count = input.rows * sizeOf(input.shape);
      const [one, ...others] = lanes.map(({ entry }) => entry.gradient);
      lowering.backward('copy', { x: one!, out: input.gradient, count });
      for (const other of others) lowering.backward('add', { a: input.gradient, b: other, out: input.gradient, count });
    }
    return a;
  },
};
