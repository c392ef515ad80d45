/** @file For tests: ONNX operators computed plainly, one after another as their definitions say. https://onnx.ai/onnx/operators */
import {
  axisOf,
  byRuns,
  combine,
  map,
  matMul,
  type NdArray,
  reshape,
  sizeOf,
  slice,
  softmax,
  standardised,
  transpose,
} from './array.ts';
import type { Given } from './given.ts';
import { recurrent } from './recurrent.ts';
import { conv, convTranspose, pool, resize } from './windows.ts';

type Operator = (given: Given) => NdArray | readonly NdArray[];

/** 2/√π · e^(−x²) · Σ 2ⁿ x^(2n+1) / (2n+1)!!, which converges everywhere. */
function erf(x: number): number {
  if (Math.abs(x) > 6) return Math.sign(x);
  let [term, sum] = [x, x];
  for (let n = 1; Math.abs(term) > 1e-18 * Math.abs(sum); n++) sum += term *= (2 * x * x) / (2 * n + 1);
  return (2 / Math.sqrt(Math.PI)) * Math.exp(-x * x) * sum;
}

const each =
  (f: (x: number) => number): Operator =>
  (given) =>
    map(given.in(0), f);
const both =
  (f: (x: number, y: number) => number): Operator =>
  (given) =>
    combine(given.in(0), given.in(1), f);

/** Axis by axis as an operator names them, in an input or in an attribute. */
const axes = (given: Given, rank: number): number[] =>
  (given.inputs[1] ? given.list(1) : given.numbers('axes', [])).map((axis) => axisOf(axis, rank));

/** Scale and shift by channel. */
const perChannel = (x: NdArray, given: Given): NdArray => {
  const [scale, shift] = [given.in(1).values, given.in(2).values];
  const inner = sizeOf(x.shape.slice(2));
  return {
    shape: x.shape,
    values: x.values.map((value, i) => {
      const channel = Math.floor(i / inner) % x.shape[1]!;
      return value * scale[channel]! + shift[channel]!;
    }),
  };
};

function mean(x: NdArray, over: readonly number[], keep: boolean): NdArray {
  const rest = x.shape.map((_, axis) => axis).filter((axis) => !over.includes(axis));
  const moved = transpose(x, [...rest, ...over]);
  const count = sizeOf(over.map((axis) => x.shape[axis]!));
  const values = new Float64Array(moved.values.length / count);
  for (const [i, value] of moved.values.entries()) values[Math.floor(i / count)]! += value / count;
  const shape = keep ? x.shape.map((n, axis) => (over.includes(axis) ? 1 : n)) : rest.map((axis) => x.shape[axis]!);
  return { shape, values };
}

const averageOf = (numbers: readonly number[]) => numbers.reduce((sum, x) => sum + x, 0) / numbers.length;

export const onnxOperators: Readonly<Record<string, Operator>> = {
  Identity: (given) => given.in(0),
  /** In evaluation it lets everything through. */
  Dropout: (given) => given.in(0),
  Add: both((x, y) => x + y),
  Sub: both((x, y) => x - y),
  Mul: both((x, y) => x * y),
  Div: both((x, y) => x / y),
  Pow: both((x, y) => x ** y),
  Sqrt: each(Math.sqrt),
  Relu: each((x) => Math.max(0, x)),
  Sigmoid: each((x) => 1 / (1 + Math.exp(-x))),
  Tanh: each(Math.tanh),
  Softplus: each((x) => Math.max(0, x) + Math.log1p(Math.exp(-Math.abs(x)))),
  Sin: each(Math.sin),
  Erf: each(erf),
  LeakyRelu(given) {
    const alpha = given.number('alpha', 0.01);
    return map(given.in(0), (x) => (x < 0 ? alpha * x : x));
  },
  Elu(given) {
    const alpha = given.number('alpha', 1);
    return map(given.in(0), (x) => (x < 0 ? alpha * Math.expm1(x) : x));
  },
  Softmax(given) {
    const x = given.in(0);
    const axis = axisOf(given.number('axis', -1), x.shape.length);
    const order = [...x.shape.keys()].filter((one) => one !== axis).concat(axis);
    const shared = byRuns(transpose(x, order), x.shape[axis]!, softmax);
    return transpose(
      shared,
      order.map((_, i) => order.indexOf(i)),
    );
  },
  Gemm(given) {
    const turned = (i: number, name: string) =>
      given.number(name, 0) === 1 ? transpose(given.in(i), [1, 0]) : given.in(i);
    const [alpha, beta] = [given.number('alpha', 1), given.number('beta', 1)];
    const product = map(matMul(turned(0, 'transA'), turned(1, 'transB')), (x) => alpha * x);
    return given.inputs[2] ? combine(product, given.in(2), (x, y) => x + beta * y) : product;
  },
  MatMul: (given) => matMul(given.in(0), given.in(1)),
  Conv: conv,
  ConvTranspose: convTranspose,
  MaxPool: (given) => pool(given, (covered) => Math.max(...covered)),
  AveragePool: (given) => pool(given, averageOf),
  GlobalAveragePool: (given) => mean(given.in(0), [2, 3], true),
  ReduceMean: (given) => mean(given.in(0), axes(given, given.in(0).shape.length), given.number('keepdims', 1) === 1),
  Resize: resize,
  BatchNormalization(given) {
    const x = given.in(0);
    const [means, variances] = [given.in(3).values, given.in(4).values];
    const epsilon = given.number('epsilon', 1e-5);
    const inner = sizeOf(x.shape.slice(2));
    const standard = x.values.map((value, i) => {
      const channel = Math.floor(i / inner) % x.shape[1]!;
      return (value - means[channel]!) / Math.sqrt(variances[channel]! + epsilon);
    });
    return perChannel({ shape: x.shape, values: standard }, given);
  },
  InstanceNormalization(given) {
    const [x, epsilon] = [given.in(0), given.number('epsilon', 1e-5)];
    return perChannel(
      byRuns(x, sizeOf(x.shape.slice(2)), (run) => standardised(run, epsilon)),
      given,
    );
  },
  LayerNormalization(given) {
    const [x, epsilon] = [given.in(0), given.number('epsilon', 1e-5)];
    const length = sizeOf(x.shape.slice(axisOf(given.number('axis', -1), x.shape.length)));
    const scaled = combine(
      byRuns(x, length, (run) => standardised(run, epsilon)),
      given.in(1),
      (a, b) => a * b,
    );
    return given.inputs[2] ? combine(scaled, given.in(2), (a, b) => a + b) : scaled;
  },
  Flatten(given) {
    const { shape } = given.in(0);
    const axis = axisOf(given.number('axis', 1), shape.length);
    return reshape(given.in(0), [sizeOf(shape.slice(0, axis)), sizeOf(shape.slice(axis))]);
  },
  Reshape(given) {
    const x = given.in(0);
    const asked = given.list(1).map((n, i) => (n === 0 ? x.shape[i]! : n));
    const known = sizeOf(asked.filter((n) => n !== -1));
    return reshape(
      x,
      asked.map((n) => (n === -1 ? x.values.length / known : n)),
    );
  },
  Transpose: (given) => transpose(given.in(0), given.numbers('perm', [...given.in(0).shape.keys()].reverse())),
  Squeeze(given) {
    const x = given.in(0);
    const gone = axes(given, x.shape.length);
    return reshape(
      x,
      x.shape.filter((_, axis) => !gone.includes(axis)),
    );
  },
  Split(given) {
    const x = given.in(0);
    const axis = axisOf(given.number('axis', 0), x.shape.length);
    const parts = given.node.outputs.length;
    const sizes = given.inputs[1] ? given.list(1) : Array<number>(parts).fill(x.shape[axis]! / parts);
    let from = 0;
    return sizes.map((size) => slice(x, axis, from, (from += size)));
  },
  Concat(given) {
    const all = given.inputs.map((_, i) => given.in(i));
    const rank = all[0]!.shape.length;
    const axis = axisOf(given.number('axis', 0), rank);
    const total = all.reduce((sum, { shape }) => sum + shape[axis]!, 0);
    // The axis comes first, so that one lies behind another, and goes back.
    const order = [axis, ...Array.from({ length: rank }, (_, i) => i).filter((i) => i !== axis)];
    const values = all.flatMap((one) => [...transpose(one, order).values]);
    const joined = {
      shape: order.map((i) => (i === axis ? total : all[0]!.shape[i]!)),
      values: Float64Array.from(values),
    };
    return transpose(
      joined,
      order.map((_, i) => order.indexOf(i)),
    );
  },
  Gather(given) {
    const [table, indices] = [given.in(0), given.in(1)];
    if (given.number('axis', 0) !== 0) throw new Error(`${given.node.name}: gathers along another axis`);
    const width = sizeOf(table.shape.slice(1));
    const values = [...indices.values].flatMap((index) => {
      if (!(index >= 0 && index < table.shape[0]!)) throw new Error(`${given.node.name}: there is no row ${index}`);
      return [...table.values.subarray(index * width, (index + 1) * width)];
    });
    return { shape: [...indices.shape, ...table.shape.slice(1)], values: Float64Array.from(values) };
  },
  RNN: recurrent,
  GRU: recurrent,
  LSTM: recurrent,
};
