/** @file Tensors of a graph that are known before it runs, and what is computed of them. */
import type { OnnxTensor } from '#formats/onnx/model.ts';
import { LIMITS } from '#nn/inferShapes.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';
import type { Took } from './value.ts';

export interface Constant {
  readonly kind: 'constant';
  readonly shape: Shape;
  /** [...shape] row-major. */
  readonly values: ArrayLike<number> & Iterable<number>;
  /** Whole numbers: division leaves no rest. */
  readonly whole: boolean;
  /** Its name in the file, where it is one of the file’s tensors as it is. */
  readonly name?: string;
}

/** Elements of a tensor that is computed: more are not. */
export const MOST_COMPUTED = LIMITS.parameters;
/** Axes of a tensor. */
export const MOST_AXES = 32;

export const constantOf = ({ name, type, shape, values }: OnnxTensor): Constant => ({
  kind: 'constant',
  ...{ shape, values, name },
  whole: !type.includes('float'),
});

export const numbers = (values: readonly number[], shape: Shape = [values.length]): Constant => ({
  kind: 'constant',
  ...{ shape, values },
  whole: true,
});

/** An axis counted from the end, as it is counted from the start; undefined where there is none. */
export function axisOf(axis: number, rank: number): number | undefined {
  const counted = axis < 0 ? axis + rank : axis;
  return Number.isInteger(axis) && counted >= 0 && counted < rank ? counted : undefined;
}

/** Steps between neighbours along each axis. */
export function stridesOf(shape: Shape): number[] {
  const strides = shape.map(() => 1);
  for (let i = shape.length - 2; i >= 0; i--) strides[i] = strides[i + 1]! * shape[i + 1]!;
  return strides;
}

/** A tensor whose element at each place is that of another at the place that is given: by strides of the other, one an axis, from a start. */
export function gathered(from: Constant, shape: Shape, strides: readonly number[], start = 0): Constant | undefined {
  const size = sizeOf(shape);
  if (size > MOST_COMPUTED || shape.length > MOST_AXES) return undefined;
  const values = new Float64Array(size);
  const at = shape.map(() => 0);
  let place = start;
  for (let i = 0; i < size; i++) {
    values[i] = from.values[place]!;
    for (let axis = shape.length - 1; axis >= 0; axis--) {
      at[axis]!++;
      place += strides[axis]!;
      if (at[axis]! < shape[axis]!) break;
      place -= strides[axis]! * shape[axis]!;
      at[axis] = 0;
    }
  }
  return { kind: 'constant', shape, values, whole: from.whole };
}

/** New numbers from old ones, in order. */
export function mapped(values: ArrayLike<number>, compute: (x: number, i: number) => number): Float64Array {
  const out = new Float64Array(values.length);
  for (let i = 0; i < out.length; i++) out[i] = compute(values[i]!, i);
  return out;
}

/** The shape that two come to when they are laid over each other; undefined where they cannot. */
export function broadcastShape(a: Shape, b: Shape): Shape | undefined {
  const rank = Math.max(a.length, b.length);
  const at = (shape: Shape, i: number) => shape[i - rank + shape.length] ?? 1;
  const shape = Array.from({ length: rank }, (_, i) => (at(a, i) === 1 ? at(b, i) : at(a, i)));
  const fits = shape.every((n, i) => [at(a, i), at(b, i)].every((m) => m === n || m === 1));
  return fits ? shape : undefined;
}

/** Repeated along the axes that it lacks, or has one of. */
export function broadcast(from: Constant, shape: Shape): Constant | undefined {
  if (`${broadcastShape(from.shape, shape)}` !== `${shape}`) return undefined;
  const own = stridesOf(from.shape);
  const missing = shape.length - from.shape.length;
  const strides = shape.map((_, i) => (i < missing || from.shape[i - missing] === 1 ? 0 : own[i - missing]!));
  return gathered(from, shape, strides);
}

export function combined(
  a: Constant,
  b: Constant,
  compute: (x: number, y: number, whole: boolean) => number,
): Constant | undefined {
  const shape = broadcastShape(a.shape, b.shape);
  const [left, right] = shape ? [broadcast(a, shape), broadcast(b, shape)] : [];
  if (!shape || !left || !right) return undefined;
  const whole = a.whole && b.whole;
  return {
    kind: 'constant',
    ...{ shape, whole },
    values: mapped(left.values, (x, i) => compute(x, right.values[i]!, whole)),
  };
}

export const transposed = (from: Constant, order: readonly number[]): Constant | undefined =>
  gathered(
    from,
    order.map((axis) => from.shape[axis]!),
    order.map((axis) => stridesOf(from.shape)[axis]!),
  );

/** The one number of a tensor that holds one. */
export const onlyNumber = ({ values }: Constant): number | undefined => (values.length === 1 ? values[0]! : undefined);

export const float32 = (values: Iterable<number>): Float32Array<ArrayBuffer> => Float32Array.from(values);

/** Each number times a factor. */
export const timesAll = (values: Float32Array<ArrayBuffer>, factor: number): Float32Array<ArrayBuffer> =>
  factor === 1 ? values : values.map((x) => x * factor);

/** What a block remembers of a tensor of the file that it took. */
export const tookOf = (constant: Constant | undefined): Took[] =>
  constant?.name === undefined ? [] : [{ name: constant.name, axes: constant.shape.length }];
