/** @file Arrays with their axes in another order: frameworks that have the channels of an image last. */
import { type Shape, sizeOf } from '#nn/shape.ts';

export interface Laid {
  readonly shape: Shape;
  readonly values: Float32Array<ArrayBuffer>;
}

/** The same numbers with the axes in another order, as `numpy.transpose`. New memory. @param order which axis of `shape` stands in each place */
export function transposed(values: Float32Array, shape: Shape, order: readonly number[]): Laid {
  const out = new Float32Array(values.length);
  const strides = shape.map((_, axis) => sizeOf(shape.slice(axis + 1)));
  const turned = order.map((axis) => shape[axis]!);
  const steps = order.map((axis) => strides[axis]!);
  const at = order.map(() => 0);
  let from = 0;
  for (let i = 0; i < out.length; i++) {
    out[i] = values[from]!;
    for (let axis = at.length - 1; axis >= 0; axis--) {
      from += steps[axis]!;
      if (++at[axis]! < turned[axis]!) break;
      from -= steps[axis]! * turned[axis]!;
      at[axis] = 0;
    }
  }
  return { shape: turned, values: out };
}

/** A batch of images with their channels last; anything else as it is. @param shape of one sample */
export function channelsLast(values: Float32Array<ArrayBuffer>, shape: Shape): Laid {
  const whole = [values.length / sizeOf(shape), ...shape];
  return shape.length === 3 ? transposed(values, whole, [0, 2, 3, 1]) : { shape: whole, values };
}

/** The shape of a sample with its channels last. */
export const shapeLast = (shape: Shape): Shape => (shape.length === 3 ? [shape[1]!, shape[2]!, shape[0]!] : shape);
