/** @file Nodes that move numbers and compute none: they are no blocks, unless what follows asks for a flat row. */

import { sizeOf } from '#nn/shape.ts';
import { axisOf, numbers } from './constant.ts';
import { askedShape, axesOf, sliceOf } from './fold.ts';
import {
  type Act,
  batchOf,
  isPlain,
  isRow,
  isWhole,
  type Piece,
  plainAct,
  reshaped,
  shapeOfAct,
  squeezed,
  transposedAct,
  unsqueezed,
} from './layout.ts';
import type { NodeReader, Read, Reader } from './nodeReader.ts';
import * as words from './refusalWords.ts';
import { isBlock, type Value } from './value.ts';

/** The value as a block takes it whose input has the graph's own axes: as it is, or flattened. Undefined where it was cut or turned otherwise. */
export function taken(node: NodeReader, act: Act): Value | undefined {
  if (isPlain(act)) return act.value;
  if (!isRow(act)) return undefined;
  const { op, inputs, shape } = act.value;
  const flat = (value: Value): Value => ({
    ...node.block(value, [sizeOf(shape)], { type: 'flatten' }),
    node: act.by ?? node.node,
  });
  // A factor waits for weights behind it.
  return op.kind === 'scaled' ? node.value(op, [flat(inputs[0]!)], [sizeOf(shape)]) : flat(act.value);
}

/** As `taken`, where what comes out has the same axes. */
export function takenAct(node: NodeReader, act: Act): Act | undefined {
  const value = taken(node, act);
  return value && (value === act.value ? act : plainAct(value, batchOf(act)));
}

/** One of several equal parts of the last axis; the axis of the graph that holds them. */
function partOf(node: NodeReader, act: Act, axis: number, from: number, length: number): Read {
  const shape = shapeOfAct(act);
  const count = shape[axis]! / length;
  const last = act.axes.length - 1;
  if (from === 0 && length === shape[axis]) return act;
  const pieces = act.dims[axis]!.filter(({ size }) => size > 1);
  const own = act.axes[last]!.filter(({ size }) => size > 1);
  if (!Number.isInteger(count) || from % length !== 0 || pieces[0] === undefined || pieces[0] !== own[0])
    return words.RESHAPED;
  const width = sizeOf(act.value.shape.slice(-1)) / count;
  const value = node.value({ kind: 'part', index: from / length, count }, [act.value], act.value.shape.with(-1, width));
  // What is left of the outermost piece.
  const [outer, ...others] = pieces as [Piece, ...Piece[]];
  if (outer.size % count !== 0) return words.RESHAPED;
  const left: Piece[] = outer.size === count ? [] : [{ size: outer.size / count }];
  return {
    kind: 'act',
    value,
    axes: act.axes.with(last, [...left, ...own.slice(1)]),
    dims: act.dims.with(axis, [...left, ...others]),
  };
}

/** The last state of a recurrent layer, where all of them were asked for. */
function lastOf(act: Act, axis: number, keep: boolean): Act | undefined {
  const { value } = act;
  if (!isBlock(value, 'rnn', 'lstm', 'gru') || !value.op.fields['returnSequences'] || !isWhole(act, axis, 0))
    return undefined;
  const last: Value = {
    ...value,
    op: { ...value.op, fields: { ...value.op.fields, returnSequences: false } },
    shape: [value.shape[1]!],
  };
  return {
    kind: 'act',
    value: last,
    axes: [act.axes[1]!],
    dims: keep ? act.dims.with(axis, []) : act.dims.toSpliced(axis, 1),
  };
}

const gather: Reader = (node) => {
  const [act, indices] = [node.act(0), node.constant(1)];
  const shape = act && shapeOfAct(act);
  const axis = shape && axisOf(node.int('axis', 0), shape.length);
  if (!act || !indices || axis === undefined || indices.values.length !== 1) return words.RESHAPED;
  const keep = indices.shape.length > 0;
  const index = axisOf(indices.values[0]!, shape![axis]!);
  if (index === undefined) return words.RESHAPED;
  const last = index === shape![axis]! - 1 && lastOf(act, axis, keep);
  if (last) return last;
  if (shape![axis] === 1) return keep ? act : (squeezed(act, [axis]) ?? words.RESHAPED);
  const part = partOf(node, act, axis, index, 1);
  if (typeof part === 'string' || keep) return part;
  return squeezed(part as Act, [axis]) ?? words.RESHAPED;
};

const slice: Reader = (node) => {
  const act = node.act(0);
  const [starts, ends] = [node.list('starts', 1), node.list('ends', 2)];
  if (!act || starts?.length !== 1 || ends?.length !== 1) return words.RESHAPED;
  const shape = shapeOfAct(act);
  const axis = axisOf((node.list('axes', 3) ?? [0])[0]!, shape.length);
  const cut =
    axis === undefined ? undefined : sliceOf(shape[axis]!, starts[0]!, ends[0]!, (node.list('steps', 4) ?? [1])[0]!);
  if (axis === undefined || !cut || cut.count === 0) return words.RESHAPED;
  if (cut.count === shape[axis]) return act;
  const last = cut.count === 1 && cut.from === shape[axis]! - 1 && lastOf(act, axis, true);
  return last || partOf(node, act, axis, cut.from, cut.count);
};

const split: Reader = (node) => {
  const act = node.act(0);
  if (!act) return words.RESHAPED;
  const shape = shapeOfAct(act);
  const axis = axisOf(node.int('axis', 0), shape.length);
  if (axis === undefined) return words.RESHAPED;
  const { length } = node.node.outputs;
  const given = node.list('split', 1) ?? Array.from({ length }, () => shape[axis]! / length);
  if (given.length !== length || given.some((n) => n !== given[0] || !Number.isInteger(n) || n < 1))
    return words.RESHAPED;
  const parts = given.map((n, i) => partOf(node, act, axis, i * n, n));
  return parts.find((part) => typeof part === 'string') ?? (parts as Act[]);
};

function withShape({ node }: NodeReader, act: Act, shape: readonly number[] | undefined): Act | string {
  const laid = shape && reshaped(act, shape);
  return laid ? { ...laid, by: node } : words.RESHAPED;
}

/** Moves of numbers, by their operator. */
export const views: Readonly<Record<string, Reader>> = {
  Identity: (node) => node.act(0) ?? words.MISSING,
  Cast: (node) => ([1, 6, 7, 10, 11, 16].includes(node.int('to', 1)) ? (node.act(0) ?? words.MISSING) : words.UNKNOWN),
  Shape: (node) => {
    const act = node.act(0);
    if (!act) return words.MISSING;
    const shape = shapeOfAct(act);
    return numbers(shape.slice(node.int('start', 0), node.int('end', shape.length)));
  },
  Reshape: (node) => {
    const [act, asked] = [node.act(0), node.list('shape', 1)];
    return act && asked
      ? withShape(node, act, askedShape(shapeOfAct(act), asked, node.int('allowzero', 0) === 1))
      : words.RESHAPED;
  },
  Flatten: (node) => {
    const act = node.act(0);
    if (!act) return words.MISSING;
    const shape = shapeOfAct(act);
    const axis = node.int('axis', 1);
    const cut = axis < 0 ? axis + shape.length : axis;
    const row = withShape(node, act, [sizeOf(shape.slice(0, cut)), sizeOf(shape.slice(cut))]);
    return typeof row === 'string' ? row : (takenAct(node, row) ?? row);
  },
  Squeeze: (node) => {
    const act = node.act(0);
    if (!act) return words.MISSING;
    const shape = shapeOfAct(act);
    const given = node.list('axes', 1);
    const places = given ? axesOf(given, shape.length) : shape.flatMap((n, i) => (n === 1 ? [i] : []));
    return (places && squeezed(act, places)) ?? words.RESHAPED;
  },
  Unsqueeze: (node) => {
    const [act, given] = [node.act(0), node.list('axes', 1)];
    const places = act && given && axesOf(given, act.dims.length + given.length);
    return act && places ? unsqueezed(act, places) : words.RESHAPED;
  },
  Transpose: (node) => {
    const act = node.act(0);
    if (!act) return words.MISSING;
    const order = axesOf(node.ints('perm') ?? act.dims.map((_, i) => i).reverse(), act.dims.length);
    return order && new Set(order).size === act.dims.length ? transposedAct(act, order) : words.RESHAPED;
  },
  Expand: (node) => {
    const [act, asked] = [node.act(0), node.list('shape', 1)];
    if (!act || !asked) return words.RESHAPED;
    const shape = shapeOfAct(act);
    const same =
      asked.length <= shape.length && asked.every((n, i) => n === 1 || n === shape[i + shape.length - asked.length]);
    return same ? act : words.RESHAPED;
  },
  Gather: gather,
  Slice: slice,
  Split: split,
  Dropout: (node) => {
    const act = node.act(0);
    if (!act) return words.MISSING;
    if (node.opset >= 12 ? (node.constant(2)?.values[0] ?? 0) !== 0 : node.node.attributes['is_test']?.value === 0)
      return words.TRAINING;
    const rate = node.opset >= 12 ? (node.constant(1)?.values[0] ?? 0.5) : node.float('ratio', 0.5);
    if (node.isUsed(1)) return words.UNKNOWN;
    const fields = { type: 'dropout', rate: Math.min(0.95, Math.max(0, Number(rate.toPrecision(6)))) };
    return { ...act, value: node.block(act.value, act.value.shape, fields) };
  },
};
