/** @file Nodes whose inputs are all known before the graph runs: most are about shapes. */
import { type Shape, sizeOf } from '#nn/shape.ts';
import {
  axisOf,
  broadcast,
  type Constant,
  combined,
  gathered,
  MOST_AXES,
  MOST_COMPUTED,
  mapped,
  numbers,
  stridesOf,
  transposed,
} from './constant.ts';
import type { NodeReader } from './nodeReader.ts';

type Fold = (node: NodeReader, inputs: readonly Constant[]) => Constant | undefined;

const pairwise =
  (compute: (x: number, y: number, whole: boolean) => number): Fold =>
  (_, [a, b]) =>
    a && b && combined(a, b, compute);

const each =
  (compute: (x: number) => number): Fold =>
  (_, [a]) =>
    a && { kind: 'constant', shape: a.shape, whole: a.whole, values: mapped(a.values, compute) };

const viewed = (a: Constant, shape: Shape): Constant | undefined =>
  sizeOf(shape) === a.values.length ? { ...a, shape } : undefined;

/** The shape that a reshape asks for: 0 stands for the axis as it is, −1 for what is left. */
export function askedShape(from: Shape, asked: readonly number[], zeroIsZero: boolean): Shape | undefined {
  if (asked.length > MOST_AXES) return undefined;
  const shape = asked.map((n, i) => (n === 0 && !zeroIsZero ? (from[i] ?? Number.NaN) : n));
  const open = shape.indexOf(-1);
  if (open >= 0) shape[open] = sizeOf(from) / sizeOf(shape.toSpliced(open, 1));
  return shape.every((n) => Number.isSafeInteger(n) && n >= 0) && sizeOf(shape) === sizeOf(from) ? shape : undefined;
}

/** Places of a list of axes; undefined where one is none. */
export function axesOf(axes: readonly number[], rank: number): number[] | undefined {
  if (axes.length > MOST_AXES || rank > MOST_AXES) return undefined;
  const places = axes.map((axis) => axisOf(axis, rank));
  return places.includes(undefined) ? undefined : (places as number[]);
}

/** Where a slice of an axis begins, and how many it takes; undefined where it is no plain slice. */
export function sliceOf(
  length: number,
  start: number,
  end: number,
  step: number,
): { from: number; count: number } | undefined {
  if (step !== 1) return undefined;
  const within = (n: number) => Math.min(Math.max(n < 0 ? n + length : n, 0), length);
  return { from: within(start), count: Math.max(0, within(end) - within(start)) };
}

const concat: Fold = (node, inputs) => {
  const [first] = inputs;
  const axis = first && axisOf(node.int('axis', 0), first.shape.length);
  if (!first || axis === undefined) return undefined;
  const lengths = inputs.map(({ shape }) => shape[axis] ?? 0);
  const shape = first.shape.with(
    axis,
    lengths.reduce((sum, n) => sum + n, 0),
  );
  if (
    sizeOf(shape) > MOST_COMPUTED ||
    inputs.some((one) => `${one.shape.toSpliced(axis, 1)}` !== `${first.shape.toSpliced(axis, 1)}`)
  )
    return undefined;
  const inner = sizeOf(shape.slice(axis + 1));
  const values: number[] = [];
  for (let outer = 0; outer < sizeOf(shape.slice(0, axis)); outer++)
    for (const [i, one] of inputs.entries())
      for (let k = 0; k < lengths[i]! * inner; k++) values.push(one.values[outer * lengths[i]! * inner + k]!);
  return { kind: 'constant', shape, values, whole: inputs.every(({ whole }) => whole) };
};

const gather: Fold = (node, [from, indices]) => {
  const axis = from && axisOf(node.int('axis', 0), from.shape.length);
  if (!from || !indices || axis === undefined) return undefined;
  const [length, inner] = [from.shape[axis]!, sizeOf(from.shape.slice(axis + 1))];
  const shape = [...from.shape.slice(0, axis), ...indices.shape, ...from.shape.slice(axis + 1)];
  const places = [...indices.values].map((i) => axisOf(i, length));
  if (sizeOf(shape) > MOST_COMPUTED || places.includes(undefined)) return undefined;
  const values: number[] = [];
  for (let outer = 0; outer < sizeOf(from.shape.slice(0, axis)); outer++)
    for (const place of places)
      for (let k = 0; k < inner; k++) values.push(from.values[(outer * length + place!) * inner + k]!);
  return { kind: 'constant', shape, values, whole: from.whole };
};

const slice: Fold = (node, [from]) => {
  const [starts, ends] = [node.list('starts', 1), node.list('ends', 2)];
  if (!from || !starts || !ends) return undefined;
  const axes = axesOf(node.list('axes', 3) ?? starts.map((_, i) => i), from.shape.length);
  const steps = node.list('steps', 4) ?? starts.map(() => 1);
  if (!axes) return undefined;
  const strides = stridesOf(from.shape);
  let [shape, start]: [Shape, number] = [from.shape, 0];
  for (const [i, axis] of axes.entries()) {
    const cut = sliceOf(from.shape[axis]!, starts[i]!, ends[i] ?? 0, steps[i] ?? 1);
    if (!cut) return undefined;
    shape = shape.with(axis, cut.count);
    start += cut.from * strides[axis]!;
  }
  return gathered(from, shape, strides, start);
};

const trilu: Fold = (node, [a, k]) => {
  if (!a || a.shape.length < 2) return undefined;
  const [rows, columns] = [a.shape.at(-2)!, a.shape.at(-1)!];
  const [upper, shift] = [node.int('upper', 1) === 1, k?.values[0] ?? 0];
  const values = mapped(a.values, (x, i) => {
    const [row, column] = [Math.floor(i / columns) % rows, i % columns];
    return (upper ? column >= row + shift : column <= row + shift) ? x : 0;
  });
  return { ...a, values };
};

const uniform = (value: number, shape: readonly number[], whole: boolean): Constant | undefined =>
  shape.length <= MOST_AXES && shape.every((n) => Number.isSafeInteger(n) && n >= 0) && sizeOf(shape) <= MOST_COMPUTED
    ? { kind: 'constant', shape, whole, values: new Float64Array(sizeOf(shape)).fill(value) }
    : undefined;

const folds: Readonly<Record<string, Fold>> = {
  Add: pairwise((x, y) => x + y),
  Sub: pairwise((x, y) => x - y),
  Mul: pairwise((x, y) => x * y),
  Div: pairwise((x, y, whole) => (whole ? Math.trunc(x / y) : x / y)),
  Pow: pairwise((x, y) => x ** y),
  Min: pairwise((x, y) => Math.min(x, y)),
  Max: pairwise((x, y) => Math.max(x, y)),
  Mod: pairwise((x, y) => x - y * Math.floor(x / y)),
  Equal: pairwise((x, y) => Number(x === y)),
  Less: pairwise((x, y) => Number(x < y)),
  LessOrEqual: pairwise((x, y) => Number(x <= y)),
  Greater: pairwise((x, y) => Number(x > y)),
  GreaterOrEqual: pairwise((x, y) => Number(x >= y)),
  And: pairwise((x, y) => Number(x !== 0 && y !== 0)),
  Or: pairwise((x, y) => Number(x !== 0 || y !== 0)),
  Not: each((x) => Number(x === 0)),
  Neg: each((x) => -x),
  Abs: each(Math.abs),
  Sqrt: each(Math.sqrt),
  Exp: each(Math.exp),
  Sin: each(Math.sin),
  Cos: each(Math.cos),
  Floor: each(Math.floor),
  Ceil: each(Math.ceil),
  Reciprocal: each((x) => 1 / x),
  Identity: (_, [a]) => a,
  Cast: (node, [a]) => {
    const whole = ![1, 10, 11, 16].includes(node.int('to', 1));
    return (
      a && (whole === a.whole ? a : { ...a, whole, values: Float64Array.from(a.values, whole ? Math.trunc : (x) => x) })
    );
  },
  Shape: (_, [a]) => a && numbers(a.shape),
  Size: (_, [a]) => a && numbers([a.values.length], []),
  Concat: concat,
  Gather: gather,
  Slice: slice,
  Trilu: trilu,
  Where: (_, [condition, yes, no]) => {
    if (!condition || !yes || !no) return undefined;
    const first = combined(condition, yes, (c, x) => (c ? x : Number.NaN));
    return first && combined(first, no, (x, y) => (Number.isNaN(x) ? y : x));
  },
  Reshape: (node, [a, asked]) => {
    const shape =
      a && askedShape(a.shape, [...(asked?.values ?? node.ints('shape') ?? [])], node.int('allowzero', 0) === 1);
    return shape && viewed(a, shape);
  },
  Flatten: (node, [a]) => {
    if (!a) return undefined;
    const axis = node.int('axis', 1);
    const cut = axis < 0 ? axis + a.shape.length : axis;
    return viewed(a, [sizeOf(a.shape.slice(0, cut)), sizeOf(a.shape.slice(cut))]);
  },
  Squeeze: (node, [a]) => {
    if (!a) return undefined;
    const given = node.list('axes', 1);
    const places = given ? axesOf(given, a.shape.length) : a.shape.flatMap((n, i) => (n === 1 ? [i] : []));
    return (
      places &&
      viewed(
        a,
        a.shape.filter((_, i) => !places.includes(i)),
      )
    );
  },
  Unsqueeze: (node, [a]) => {
    const given = node.list('axes', 1);
    const places = a && given && axesOf(given, a.shape.length + given.length);
    if (!places) return undefined;
    let shape: number[] = [...a.shape];
    for (const at of places.toSorted((x, y) => x - y)) shape = shape.toSpliced(at, 0, 1);
    return viewed(a, shape);
  },
  Transpose: (node, [a]) => {
    if (!a) return undefined;
    const order = axesOf(node.ints('perm') ?? a.shape.map((_, i) => i).reverse(), a.shape.length);
    return order && new Set(order).size === a.shape.length && a.values.length <= MOST_COMPUTED
      ? transposed(a, order)
      : undefined;
  },
  Expand: (_, [a, asked]) => {
    const shape = [...(asked?.values ?? [])];
    if (!a || !uniform(0, shape, false)) return undefined;
    const wide = combined(a, uniform(1, shape, a.whole)!, (x, y) => x * y);
    return wide && broadcast(a, wide.shape);
  },
  ConstantOfShape: (node, [asked]) => {
    const value = node.constantAttribute('value');
    return asked && uniform(value?.values[0] ?? 0, [...asked.values], value?.whole ?? false);
  },
  Range: (_, [from, to, step]) => {
    const [a, b, by] = [from?.values[0], to?.values[0], step?.values[0]];
    if (a === undefined || b === undefined || !by) return undefined;
    const count = Math.max(0, Math.ceil((b - a) / by));
    return count <= MOST_COMPUTED
      ? { ...numbers(Array.from({ length: count }, (__, i) => a + i * by)), whole: from!.whole }
      : undefined;
  },
};

/** What a node gives whose inputs are all known; undefined where it is not computed here. */
export function fold(node: NodeReader, inputs: readonly Constant[]): Constant | undefined {
  const { operator } = node.node;
  return Object.hasOwn(folds, operator) ? folds[operator]!(node, inputs) : undefined;
}

/** A node that is a constant: its tensor, or a list of numbers. */
export function constantNode(node: NodeReader): Constant | undefined {
  const tensor = node.constantAttribute('value');
  if (tensor) return tensor;
  const { value_float: float, value_int: int, value_floats: floats, value_ints: ints } = node.node.attributes;
  const one = float ?? int;
  if (one?.type === 'float' || one?.type === 'int') return { ...numbers([one.value], []), whole: one.type === 'int' };
  const list = floats ?? ints;
  return list?.type === 'floats' || list?.type === 'ints'
    ? { ...numbers(list.value), whole: list.type === 'ints' }
    : undefined;
}
