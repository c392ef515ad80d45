/** @file Products with weights: dense layers and embeddings. */

import { attended } from './attention.ts';
import { type Constant, float32, timesAll, transposed } from './constant.ts';
import { type Act, batchOf, isRow, isWhole, plainAct } from './layout.ts';
import type { NodeReader, Read, Reader } from './nodeReader.ts';
import * as words from './refusalWords.ts';
import type { Value } from './value.ts';
import { taken } from './views.ts';

/** What is taken of each vector along the last axis: the value, and how it lies. */
function vectorsOf(node: NodeReader, act: Act): Act | undefined {
  const last = act.axes.length - 1;
  if (last < 0) return undefined;
  if (last <= 1 && isWhole(act, act.dims.length - 1, last)) return act;
  if (!isRow(act)) return undefined;
  return plainAct(taken(node, act)!, batchOf(act));
}

/** a W + b, W [in, out] and b [out] or one number, each times a factor. */
function dense(
  node: NodeReader,
  given: Act,
  weight: Constant,
  bias: Constant | undefined,
  by: readonly [weight: number, bias: number],
): Read {
  const act = vectorsOf(node, given);
  if (!act) return words.NO_VECTOR;
  const turned = weight.shape.length === 2 ? transposed(weight, [1, 0]) : undefined;
  if (!turned) return words.SHAPES;
  const [units, width] = turned.shape as [number, number];
  if (width !== act.value.shape.at(-1)) return words.SHAPES;
  // Of several rows each would be another sample's.
  const along = bias?.shape.at(-1) ?? 1;
  if (bias && (bias.values.length !== along || (along !== units && along !== 1))) return words.SHAPES;
  // What is multiplied before it, the weights multiply.
  const { op, inputs } = act.value;
  const [from, factor] = op.kind === 'scaled' ? [inputs[0]!, by[0] * op.factor] : [act.value, by[0]];
  const tensors = {
    weight: timesAll(float32(turned.values), factor),
    ...(bias
      ? { bias: Float32Array.from({ length: units }, (_, i) => bias.values[bias.values.length === 1 ? 0 : i]! * by[1]) }
      : {}),
  };
  const shape = act.value.shape.with(-1, units);
  const fields = { type: 'dense', units, ...(bias ? {} : { bias: false }) };
  const value: Value =
    attended(node, from, tensors, [weight, bias]) ?? node.block(from, shape, fields, tensors, [weight, bias]);
  const axis = [{ size: units }];
  return { kind: 'act', value, axes: act.axes.with(-1, axis), dims: act.dims.with(-1, axis) };
}

export const gemm: Reader = (node) => {
  const [act, weight] = [node.act(0), node.constant(1)];
  if (!act) return words.TWO_WEIGHTS;
  if (!weight || (node.input(2) && !node.constant(2))) return words.NOT_CONSTANT;
  if (weight.shape.length !== 2) return words.SHAPES;
  if (node.int('transA', 0)) return words.RESHAPED;
  const laid = node.int('transB', 0) ? transposed(weight, [1, 0]) : weight;
  if (!laid) return words.SHAPES;
  const named: Constant = weight.name === undefined ? laid : { ...laid, name: weight.name };
  return dense(node, act, named, node.constant(2), [node.float('alpha', 1), node.float('beta', 1)]);
};

/** The product of a sample's vectors with a matrix of weights. */
export const timesWeights = (node: NodeReader): Read => {
  const [act, weight] = [node.act(0), node.constant(1)];
  if (!act) return words.TWO_WEIGHTS;
  return weight ? dense(node, act, weight, undefined, [1, 1]) : words.NOT_CONSTANT;
};

/** Rows of a table by their numbers. */
export const lookUp: Reader = (node) => {
  const [table, tokens] = [node.constant(0), node.act(1)];
  if (!table || !tokens || node.int('axis', 0) !== 0 || table.shape.length !== 2) return words.RESHAPED;
  if (tokens.value.op.kind !== 'input' || tokens.value.shape.length !== 1) return words.NO_SEQUENCE;
  const [vocabulary, dim] = table.shape as [number, number];
  const fields = { type: 'embedding', vocabulary, dim };
  const value = node.block(tokens.value, [...tokens.value.shape, dim], fields, { weight: float32(table.values) }, [
    table,
  ]);
  const axis = [{ size: dim }];
  return { kind: 'act', value, axes: [...tokens.axes, axis], dims: [...tokens.dims, axis] };
};

/** A block with weights, with all it gives multiplied; undefined where it has none that could be. */
export function timesFactor(value: Value, factor: number): Value | undefined {
  if (value.op.kind !== 'block') return undefined;
  const { fields, tensors } = value.op;
  if (!['dense', 'embedding', 'conv2d', 'convTranspose2d'].includes(fields.type)) return undefined;
  const times = Object.fromEntries(
    Object.entries(tensors).map(([name, values]) => [name, values.map((x) => x * factor)]),
  );
  return { ...value, op: { ...value.op, tensors: times } };
}
