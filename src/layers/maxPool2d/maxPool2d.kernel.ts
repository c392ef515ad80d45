import { windowedShape } from '#layers/imageInput.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import { patchOf } from '#layers/poolingCloseUp.ts';
import { poolingWindow } from '#layers/poolingLayer.ts';
import { sizeOf } from '#nn/shape.ts';
import type { maxPool2d } from './maxPool2d.ts';

/** A = the largest of each window, with its place kept. Backward: dX = 0, then each dA is added at the place its number came from. */
export const maxPool2dKernel: KernelOf<typeof maxPool2d> = {
  lower(lowering, input, values) {
    const [channels, height, width] = input.shape as [number, number, number];
    const window = poolingWindow(values);
    const a = lowering.tensor(windowedShape(input.shape, channels, window));
    const index = lowering.scratch(a.rows * sizeOf(a.shape));
    const shape = { planes: input.rows * channels, height, width, size: window.size, stride: window.stride };
    lowering.forward('maxPool2d', { x: input.address, y: a.address, index, ...shape });
    if (input.gradient) lowering.backward('maxPool2dGradient', { dY: a.gradient, index, dX: input.gradient, ...shape });
    return a;
  },
  closeUp(at) {
    const patch = patchOf(at);
    const chosen = patch.values.reduce((best, value, i) => (value > patch.values[best]! ? i : best), 0);
    return { kind: 'pool', how: 'largest', ...patch, chosen, output: at.output[at.unit]! };
  },
};
