import type { KernelOf } from '#layers/layerKernel.ts';
import type { upsample2d } from './upsample2d.ts';

/** Every number spread over a window of its own. Backward: the sum of each window. */
export const upsample2dKernel: KernelOf<typeof upsample2d> = {
  lower(lowering, input, { scale: size }) {
    const [channels, inHeight, inWidth] = input.shape as [number, number, number];
    const [height, width] = [inHeight * size, inWidth * size];
    const a = lowering.tensor([channels, height, width]);
    const shape = { planes: input.rows * channels, height, width, size, stride: size, scale: 1 };
    lowering.forward('windowSpread', { dY: input.address, dX: a.address, ...shape });
    if (input.gradient) lowering.backward('windowSum', { x: a.gradient, y: input.gradient, ...shape });
    return a;
  },
};
