/** @file The patch that a pooled number is made from: shared by maxPool2d and avgPool2d. Worker only. */
import type { Patch } from '#nn/closeUp.ts';
import type { Magnified } from './layerKernel.ts';
import { type PoolingValues, poolingWindow } from './poolingLayer.ts';

interface Pooled extends Pick<Magnified, 'input' | 'inputShape' | 'outputShape' | 'unit'> {
  readonly values: PoolingValues;
}

export function patchOf({ input, inputShape, outputShape, unit, values }: Pooled): Patch & {
  readonly channel: number;
  readonly values: readonly number[];
} {
  const { size, stride } = poolingWindow(values);
  const [, height, width] = inputShape as [number, number, number];
  const [, outHeight, outWidth] = outputShape as [number, number, number];
  const channel = Math.floor(unit / (outHeight * outWidth));
  const top = (Math.floor(unit / outWidth) % outHeight) * stride;
  const left = (unit % outWidth) * stride;
  const at = (i: number) => (channel * height + top + Math.floor(i / size)) * width + left + (i % size);
  const numbers = Array.from({ length: size * size }, (_, i) => input[at(i)]!);
  return { rows: size, columns: size, top, left, channel, values: numbers };
}
