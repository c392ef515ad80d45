import { windowedShape } from '#layers/imageInput.ts';
import type { KernelOf } from '#layers/layerKernel.ts';
import { patchOf } from '#layers/poolingCloseUp.ts';
import { poolingWindow } from '#layers/poolingLayer.ts';
import type { avgPool2d } from './avgPool2d.ts';

/** A = Σ window / F². Backward: each dA / F² is added to every place of its window. */
export const avgPool2dKernel: KernelOf<typeof avgPool2d> = {
  lower(lowering, input, values) {
    const [channels, height, width] = input.shape as [number, number, number];
    const { size, stride } = poolingWindow(values);
    const a = lowering.tensor(windowedShape(input.shape, channels, poolingWindow(values)));
    const shape = { planes: input.rows * channels, height, width, size, stride, scale: 1 / (size * size) };
    lowering.forward('windowSum', { x: input.address, y: a.address, ...shape });
    if (input.gradient) lowering.backward('windowSpread', { dY: a.gradient, dX: input.gradient, ...shape });
    return a;
  },
  unfold({ input, inputShape, unit, values }) {
    const window = poolingWindow(values);
    const [height, width] = [inputShape[1]!, inputShape[2]!];
    const [, outHeight, outWidth] = windowedShape(inputShape, inputShape[0]!, window);
    const plane = Math.floor(unit / (outHeight! * outWidth!)) * height;
    const top = (Math.floor(unit / outWidth!) % outHeight!) * window.stride;
    const left = (unit % outWidth!) * window.stride;
    const share = Math.fround(1 / (window.size * window.size));
    const terms: number[] = [];
    for (let i = top; i < top + window.size; i++)
      for (let j = left; j < left + window.size; j++) terms.push(share, input[(plane + i) * width + j]!);
    return { terms, bias: null };
  },
  closeUp: (at) => ({ kind: 'pool', how: 'mean', ...patchOf(at), output: at.output[at.unit]! }),
};
