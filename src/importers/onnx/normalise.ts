/** @file Normalisations, as one node or by their parts; and the means over an image or a sequence. */
import { LIMITS } from '#nn/inferShapes.ts';
import { sizeOf } from '#nn/shape.ts';
import { broadcast, type Constant, float32, gathered, onlyNumber, stridesOf, tookOf } from './constant.ts';
import { axesOf } from './fold.ts';
import { type Act, batchOf, inPlace, isPlain, isRow, isWhole, type Piece, plainAct, shapeOfAct } from './layout.ts';
import type { NodeReader, Reader } from './nodeReader.ts';
import * as words from './refusalWords.ts';
import { type BlockOp, isBlock, type Value } from './value.ts';
import { taken, takenAct } from './views.ts';

/** Numbers that are told by one or several axes of a value alone, [those axes]; undefined where they differ along others too. */
export function alongAxes(
  constant: Constant,
  act: Act,
  axes: readonly number[],
): Float32Array<ArrayBuffer> | undefined {
  const shape = shapeOfAct(act);
  if (constant.values.length > sizeOf(shape) || constant.shape.length > shape.length) return undefined;
  const places = axes.map((axis) =>
    act.dims.findIndex((_, at) => isWhole(act, at, axis) && (shape[at]! > 1 || act.value.shape[axis] === 1)),
  );
  if (places.includes(-1)) return undefined;
  const missing = shape.length - constant.shape.length;
  const other = constant.shape.findIndex((n, i) => n !== 1 && !places.includes(i + missing));
  if (other >= 0) return undefined;
  const wide = shape.map((n, at) => (places.includes(at) ? n : 1));
  const laid = broadcast(constant, wide);
  const strides = stridesOf(wide);
  const along =
    laid &&
    gathered(
      laid,
      axes.map((axis) => act.value.shape[axis]!),
      places.map((at) => strides[at]!),
    );
  return along && float32(along.values);
}

const filled = (count: number, value: number) => new Float32Array(count).fill(value);
const epsilonOf = (epsilon: number) => Number(Math.fround(epsilon).toPrecision(7));

const batchNormalization: Reader = (node) => {
  const act = node.act(0);
  const given = [1, 2, 3, 4].map((at) => node.constant(at));
  if (!act || given.includes(undefined)) return words.NOT_CONSTANT;
  if (node.int('training_mode', 0) === 1 || node.isUsed(1)) return words.TRAINING;
  const value = taken(node, act);
  if (!value || value.shape.length === 2 || value.shape.length === 0) return words.RESHAPED;
  const [channels] = value.shape as [number];
  if (given.some((one) => one!.values.length !== channels)) return words.SHAPES;
  const [weight, bias, mean, variance] = given.map((one) => float32(one!.values));
  const fields = {
    type: 'batchNorm',
    epsilon: epsilonOf(node.float('epsilon', 1e-5)),
    momentum: Math.min(1, Math.max(0, Number((1 - node.float('momentum', 0.9)).toPrecision(4)))),
  };
  const tensors = { weight: weight!, bias: bias!, running_mean: mean!, running_var: variance! };
  const out = node.block(value, value.shape, fields, tensors, given);
  return value === act.value ? inPlace(act, out) : plainAct(out, batchOf(act));
};

/** Of images, whole or cut into groups of channels: the second axis of the graph holds what is standardised apart. */
const instanceNormalization: Reader = (node) => {
  const [act, scale, shift] = [node.act(0), node.constant(1), node.constant(2)];
  if (!act || !scale || !shift) return words.NOT_CONSTANT;
  if (act.value.shape.length !== 3) return words.NO_IMAGE;
  const groups = shapeOfAct(act)[1]!;
  const channels = act.value.shape[0]!;
  const pieces = act.dims
    .slice(1)
    .flat()
    .filter(({ size }) => size > 1);
  const own = act.axes.flat().filter(({ size }) => size > 1);
  const inOrder = pieces.length === own.length && pieces.every((piece, i) => piece === own[i]);
  const first = act.dims[1]!.filter(({ size }) => size > 1);
  if (!inOrder || act.dims[0]?.some(({ batch }) => batch) !== true || channels % groups !== 0) return words.RESHAPED;
  if (first.some((piece) => !act.axes[0]!.includes(piece))) return words.OTHER_AXIS;
  if (scale.values.length !== groups || shift.values.length !== groups) return words.SHAPES;
  const each = (from: Constant) =>
    Float32Array.from({ length: channels }, (_, c) => from.values[Math.floor((c * groups) / channels)]!);
  const epsilon = epsilonOf(node.float('epsilon', 1e-5));
  const fields = groups === channels ? { type: 'instanceNorm', epsilon } : { type: 'groupNorm', groups, epsilon };
  return inPlace(
    act,
    node.block(act.value, act.value.shape, fields, { weight: each(scale), bias: each(shift) }, [scale, shift]),
  );
};

/** The first input; where it is a flat row that is no block yet, with that block. */
function rowsOf(node: NodeReader): Act | undefined {
  const act = node.act(0);
  return act && isRow(act) ? takenAct(node, act) : act;
}

/** Groups of channels with a scale and a shift for each channel; before version 21 for each group. */
const groupNormalization: Reader = (node) => {
  const [act, scale, shift] = [node.act(0), node.constant(1), node.constant(2)];
  if (!act || !scale || !shift) return words.NOT_CONSTANT;
  const groups = node.int('num_groups', 0);
  const [channels] = act.value.shape as [number];
  if (act.value.shape.length !== 3 || !isPlain(act)) return words.NO_IMAGE;
  const count = node.opset < 21 ? groups : channels;
  if (groups < 1 || channels % groups !== 0 || scale.values.length !== count || shift.values.length !== count)
    return words.SHAPES;
  const each = (from: Constant) =>
    Float32Array.from({ length: channels }, (_, c) => from.values[Math.floor((c * count) / channels)]!);
  const fields = { type: 'groupNorm', groups, epsilon: epsilonOf(node.float('epsilon', 1e-5)) };
  const tensors = { weight: each(scale), bias: each(shift) };
  return inPlace(act, node.block(act.value, act.value.shape, fields, tensors, [scale, shift]));
};

const layerNormalization: Reader = (node) => {
  const [act, scale, shift] = [rowsOf(node), node.constant(1), node.constant(2)];
  if (!act || !scale || (node.input(2) && !shift)) return words.NOT_CONSTANT;
  if (node.isUsed(1) || node.isUsed(2)) return words.UNKNOWN;
  const axis = node.int('axis', -1);
  const at = axis < 0 ? axis + act.dims.length : axis;
  const over = Array.from({ length: act.dims.length - at }, (_, i) => at + i);
  if (!overFeatures(act, over)) return words.OTHER_AXIS;
  const size = sizeOf(featuresOf(act.value));
  const laid = (from: Constant) => broadcast(from, shapeOfAct(act).slice(at));
  const [weight, bias] = [laid(scale), shift ? laid(shift) : undefined];
  if (!weight || (shift && !bias)) return words.SHAPES;
  const fields = { type: 'layerNorm', epsilon: epsilonOf(node.float('epsilon', 1e-5)) };
  const tensors = { weight: float32(weight.values), bias: bias ? float32(bias.values) : filled(size, 0) };
  return inPlace(act, node.block(act.value, act.value.shape, fields, tensors, [scale, shift]));
};

/** What a layer normalisation standardises together. */
const featuresOf = ({ shape }: Value) => (shape.length === 3 ? shape : shape.slice(-1));

/** Whether axes of the graph are just those. */
function overFeatures(act: Act, over: readonly number[]): boolean {
  const { shape } = act.value;
  if (shape.length === 3) return isPlain(act) && `${over}` === '1,2,3';
  return over.length === 1 && isWhole(act, over[0]!, shape.length - 1);
}

const reduceMean: Reader = (node) => {
  const act = node.act(0);
  if (!act) return words.MISSING;
  const rank = act.dims.length;
  const over = axesOf(node.list('axes', 1) ?? act.dims.map((_, i) => i), rank)?.sort((a, b) => a - b);
  if (!over) return words.MISSING;
  const keep = node.int('keepdims', 1) === 1;
  const rest = (dims: Act['dims']) => dims.flatMap((dim, at) => (over.includes(at) ? (keep ? [[]] : []) : [dim]));
  if (overFeatures(act, over)) {
    const value = node.value(
      { kind: 'mean' },
      [act.value],
      act.value.shape.length === 3 ? [1, 1, 1] : act.value.shape.with(-1, 1),
    );
    const axes = act.axes.map((pieces, i): readonly Piece[] =>
      act.value.shape.length === 3 || i === act.axes.length - 1 ? [] : pieces,
    );
    return { kind: 'act', value, axes, dims: rest(act.dims) };
  }
  const image =
    act.value.shape.length === 3 && over.length === 2 && isWhole(act, over[0]!, 1) && isWhole(act, over[1]!, 2);
  const sequence = act.value.shape.length === 2 && over.length === 1 && isWhole(act, over[0]!, 0);
  if (!image && !sequence) return words.OTHER_AXIS;
  const kept = image ? 0 : 1;
  const value = node.block(act.value, [act.value.shape[kept]!], { type: 'globalAvgPool' });
  return { kind: 'act', value, axes: [act.axes[kept]!], dims: rest(act.dims) };
};

const isMeanOf = (mean: Value, of: Value) => mean.op.kind === 'mean' && mean.inputs[0] === of;

/** x less its mean, or that over its deviation; undefined where they are none. */
export function normalisedBy(node: NodeReader, operator: 'Sub' | 'Div', a: Act, b: Act): Act | undefined {
  if (operator === 'Sub')
    return isMeanOf(b.value, a.value)
      ? inPlace(a, node.value({ kind: 'centred' }, [a.value], a.value.shape))
      : undefined;
  const [from, by] = [a.value, b.value];
  if (from.op.kind !== 'centred' || by.op.kind !== 'deviation' || by.inputs[0] !== from.inputs[0]) return undefined;
  const size = sizeOf(featuresOf(from));
  if (size > LIMITS.outputSize) return undefined;
  const fields = { type: 'layerNorm', epsilon: epsilonOf(by.op.epsilon) };
  return inPlace(
    a,
    node.block(from.inputs[0]!, from.shape, fields, { weight: filled(size, 1), bias: filled(size, 0) }),
  );
}

/** The square of what lies round a mean. */
export const squareOf = (node: NodeReader, act: Act): Act | undefined =>
  act.value.op.kind === 'centred'
    ? inPlace(act, node.value({ kind: 'square' }, [act.value], act.value.shape))
    : undefined;

/** A variance with ε, where a number is added to one. */
export function varianceOf(node: NodeReader, act: Act, epsilon: Constant): Act | undefined {
  const [square] = act.value.inputs;
  const number = onlyNumber(epsilon);
  if (act.value.op.kind !== 'mean' || square?.op.kind !== 'square' || number === undefined || !(number > 0))
    return undefined;
  return inPlace(
    act,
    node.value({ kind: 'variance', epsilon: number }, [square.inputs[0]!.inputs[0]!], act.value.shape),
  );
}

export const rootOf = (node: NodeReader, act: Act): Act | undefined =>
  act.value.op.kind === 'variance'
    ? inPlace(act, node.value({ ...act.value.op, kind: 'deviation' }, act.value.inputs, act.value.shape))
    : undefined;

/** A normalisation with another scale or shift laid over it. */
export function rescaled(node: NodeReader, act: Act, by: Constant, operator: 'Mul' | 'Add'): Act | undefined {
  const { value } = act;
  if (!isBlock(value, 'layerNorm', 'groupNorm', 'instanceNorm', 'batchNorm')) return undefined;
  const own =
    value.op.fields.type === 'layerNorm' ? (value.shape.length === 3 ? [0, 1, 2] : [value.shape.length - 1]) : [0];
  const values =
    by.values.length === 1 ? filled(value.op.tensors['weight']!.length, onlyNumber(by)!) : alongAxes(by, act, own);
  if (!values) return undefined;
  const { weight, bias } = value.op.tensors as Readonly<Record<string, Float32Array<ArrayBuffer>>>;
  const tensors: BlockOp['tensors'] = {
    ...value.op.tensors,
    weight: operator === 'Mul' ? weight!.map((x, i) => x * values[i]!) : weight!,
    bias: bias!.map((x, i) => (operator === 'Mul' ? x * values[i]! : x + values[i]!)),
  };
  const took = [...value.op.took, ...tookOf(by)];
  return inPlace(act, node.value({ ...value.op, tensors, took }, value.inputs, value.shape));
}

export const normalisations: Readonly<Record<string, Reader>> = {
  BatchNormalization: batchNormalization,
  InstanceNormalization: instanceNormalization,
  GroupNormalization: groupNormalization,
  LayerNormalization: layerNormalization,
  ReduceMean: reduceMean,
};
