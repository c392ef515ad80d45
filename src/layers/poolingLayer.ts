/** @file What the definitions of maxPool2d and avgPool2d share: fields and shapes. */
import { int, type Values } from '#nn/field.ts';
import type { ShapeProblem, Window } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { imageProblem, windowDetail, windowedShape, windowProblem } from './imageInput.ts';

export const poolingFields = {
  size: int({ default: 2, min: 1, max: 64 }),
  stride: int({ default: 0, min: 0, max: 64 }),
} as const;
export type PoolingValues = Values<typeof poolingFields>;

export const poolingWindow = ({ size, stride }: PoolingValues): Window => ({
  size,
  stride: stride || size,
  padding: 0,
});

export function poolingShape(input: Flow, values: PoolingValues): Flow | ShapeProblem {
  const window = poolingWindow(values);
  const problem = imageProblem(input) ?? windowProblem(input, window, 'size', false);
  return problem ?? { shape: windowedShape(input.shape, input.shape[0]!, window) };
}

export const poolingDetail = (values: PoolingValues): string => windowDetail(poolingWindow(values), values.size);
