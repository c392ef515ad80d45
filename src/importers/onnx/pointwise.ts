/** @file Nodes that compute number by number: activation functions, whole or by their parts, sums and factors; and the softmax. */
import { sizeOf } from '#nn/shape.ts';
import { masked, maskedBySum } from './attention.ts';
import { axisOf, broadcast, type Constant, float32, onlyNumber, tookOf } from './constant.ts';
import { type Act, alike, inPlace, isPlain, isWhole } from './layout.ts';
import type { NodeReader, Read, Reader } from './nodeReader.ts';
import { alongAxes, normalisedBy, rescaled, rootOf, squareOf, varianceOf } from './normalise.ts';
import * as words from './refusalWords.ts';
import { isBlock, type PartOp, type Value } from './value.ts';
import { takenAct } from './views.ts';

const near = (a: number, b: number) => Math.abs(a - b) <= 1e-5 * Math.max(1, Math.abs(b));

const bent = (node: NodeReader, act: Act, name: string, from: Value = act.value): Act =>
  inPlace(act, node.block(from, act.value.shape, { type: 'activation', function: name }));

/** A function that a block has; `needed`: an attribute and the only value of it that is the same. */
const bends =
  (name: string, needed?: readonly [attribute: string, usual: number, value: number]): Reader =>
  (node) => {
    const act = node.act(0);
    if (!act) return words.MISSING;
    if (needed && !near(node.float(needed[0], needed[1]), needed[2]))
      return words.constantOf(needed[0], node.float(needed[0], needed[1]), needed[2]);
    return bent(node, act, name);
  };

const part = (node: NodeReader, act: Act, op: PartOp, from: Value = act.value): Act =>
  inPlace(act, node.value(op, [from], act.value.shape));

/** Times one number. */
function scaled(node: NodeReader, act: Act, factor: number): Act {
  const { op, inputs, shape } = act.value;
  if (op.kind === 'scores') return inPlace(act, node.value({ ...op, factor: op.factor * factor }, inputs, shape));
  if (op.kind === 'twiceGelu' && near(factor, 0.5)) return bent(node, act, 'gelu', inputs[0]!);
  if (op.kind === 'scaled') return part(node, act, { kind: 'scaled', factor: op.factor * factor }, inputs[0]!);
  return factor === 1 ? act : part(node, act, { kind: 'scaled', factor });
}

/** A value and what it is multiplied with. */
const unscaled = ({ op, inputs }: Value): readonly [number, Value] | undefined =>
  op.kind === 'scaled' ? [op.factor, inputs[0]!] : undefined;

/** The product of two that both depend on the sample: SiLU and GELU by their parts, and the square of a layer normalisation. */
function times(node: NodeReader, a: Act, b: Act): Read {
  if (a.value === b.value) return squareOf(node, a) ?? words.ALONE;
  const [[left, x], [right, y]] = [a.value, b.value].map((value) => unscaled(value) ?? ([1, value] as const)) as [
    readonly [number, Value],
    readonly [number, Value],
  ];
  const factor = left * right;
  for (const [of, other] of [
    [x, y],
    [y, x],
  ] as const) {
    // What is multiplied may itself be scaled: 0.5 x, of which the other is made too.
    if (
      factor === 1 &&
      isBlock(other, 'activation') &&
      other.op.fields['function'] === 'sigmoid' &&
      other.inputs[0] === of
    )
      return bent(node, a, 'silu', of);
    if (other.op.kind !== 'onePlusErf' || other.inputs[0] !== of) continue;
    if (near(factor, 0.5)) return bent(node, a, 'gelu', of);
    return scaled(node, part(node, a, { kind: 'twiceGelu' }, of), factor);
  }
  return words.ALONE;
}

/** Numbers that lie in the file, added: a bias, a mask, ε, or what positions are told by. */
function plusConstant(node: NodeReader, act: Act, constant: Constant): Read {
  const { value } = act;
  const number = onlyNumber(constant);
  if (value.op.kind === 'scores') return maskedBySum(node, act, constant) ?? words.MASK;
  if (number !== undefined) {
    if (number === 0 && constant.shape.length <= act.dims.length) return act;
    const found =
      varianceOf(node, act, constant) ??
      (value.op.kind === 'erf' && number === 1 ? part(node, act, { kind: 'onePlusErf' }, value.inputs[0]!) : undefined);
    if (found) return found;
  }
  return (
    withBias(node, act, constant) ??
    rescaled(node, act, constant, 'Add') ??
    withPositions(node, act, constant) ??
    words.ADDS_CONSTANT
  );
}

/** A layer with weights whose bias is added by a node of its own. */
function withBias(node: NodeReader, act: Act, bias: Constant): Act | undefined {
  const { value } = act;
  const attention = isBlock(value, 'selfAttention');
  if (!attention && !isBlock(value, 'dense', 'conv2d', 'convTranspose2d')) return undefined;
  const [axis, tensor] =
    value.shape.length === 3 ? [0, 'bias'] : [value.shape.length - 1, attention ? 'out_proj.bias' : 'bias'];
  const values =
    onlyNumber(bias) === undefined
      ? alongAxes(bias, act, [axis])
      : new Float32Array(value.shape[axis]!).fill(onlyNumber(bias)!);
  if (!values || (attention && value.context)) return undefined;
  const { [tensor]: before, ...tensors } = value.op.tensors;
  const { bias: _, ...fields } = value.op.fields;
  const sum = before ? before.map((x, i) => x + values[i]!) : values;
  const took = [...value.op.took, ...tookOf(bias)];
  return inPlace(
    act,
    node.value(
      { kind: 'block', fields: fields as typeof value.op.fields, tensors: { ...tensors, [tensor]: sum }, took },
      value.inputs,
      value.shape,
    ),
  );
}

/** sin and cos of the step, by the width: what the block of positions adds. */
function withPositions(node: NodeReader, act: Act, constant: Constant): Act | undefined {
  const { shape } = act.value;
  if (shape.length !== 2 || !isPlain(act)) return undefined;
  const laid = constant.shape.slice(0, -2).every((n) => n === 1)
    ? broadcast({ ...constant, shape: constant.shape.slice(-2) }, shape)
    : undefined;
  const [, width] = shape as [number, number];
  const told = (i: number) => {
    const [step, at] = [Math.floor(i / width), i % width];
    const angle = step / 10000 ** ((at - (at % 2)) / width);
    return at % 2 ? Math.cos(angle) : Math.sin(angle);
  };
  if (
    !laid ||
    !Array.from({ length: sizeOf(shape) }, (_, i) => Math.abs(laid.values[i]! - told(i)) < 1e-5).every(Boolean)
  )
    return undefined;
  return inPlace(act, node.block(act.value, shape, { type: 'positionalEncoding' }, {}, [constant]));
}

/** Two values, added. */
function plus(node: NodeReader, a: Act, b: Act): Read {
  if (alike(a, b)) return inPlace(a, node.value({ kind: 'add' }, [a.value, b.value], a.value.shape));
  const [left, right] = [takenAct(node, a), takenAct(node, b)];
  if (!left || !right || !alike(left, right)) return words.DIFFERENT_SHAPES;
  return inPlace(left, node.value({ kind: 'add' }, [left.value, right.value], left.value.shape));
}

const sum = (node: NodeReader, at = 0): Read => {
  const [a, b] = [node.input(at), node.input(at + 1)];
  if (!a || !b) return words.MISSING;
  if (a.kind === 'act' && b.kind === 'act') return plus(node, a, b);
  return a.kind === 'act' ? plusConstant(node, a, b as Constant) : plusConstant(node, b as Act, a);
};

const multiply: Reader = (node) => {
  const [a, b] = [node.input(0), node.input(1)];
  if (!a || !b) return words.MISSING;
  if (a.kind === 'act' && b.kind === 'act') return times(node, a, b);
  const [act, constant] = (a.kind === 'act' ? [a, b] : [b, a]) as [Act, Constant];
  const number = onlyNumber(constant);
  return rescaled(node, act, constant, 'Mul') ?? (number === undefined ? words.ALONE : scaled(node, act, number));
};

const divide: Reader = (node) => {
  const [a, b] = [node.act(0), node.input(1)];
  if (!a || !b) return words.UNKNOWN;
  if (b.kind === 'act') return normalisedBy(node, 'Div', a, b) ?? words.ALONE;
  const number = onlyNumber(b);
  return number === undefined ? words.ALONE : scaled(node, a, 1 / number);
};

const subtract: Reader = (node) => {
  const [a, b] = [node.act(0), node.input(1)];
  if (!a || !b) return words.UNKNOWN;
  if (b.kind === 'act') return normalisedBy(node, 'Sub', a, b) ?? words.ALONE;
  return plusConstant(node, a, {
    kind: 'constant',
    shape: b.shape,
    values: float32([...b.values].map((x) => -x)),
    whole: false,
  });
};

const softmax: Reader = (node) => {
  const act = node.act(0);
  if (!act) return words.MISSING;
  const rank = act.dims.length;
  const axis = axisOf(node.int('axis', node.opset < 13 ? 1 : -1), rank);
  if (axis === undefined) return words.OTHER_AXIS;
  // Before version 13 it runs over that axis and all that follow.
  if (node.opset < 13 && act.dims.slice(axis + 1).some((pieces) => pieces.some(({ size }) => size > 1)))
    return words.OTHER_AXIS;
  const { op, inputs, shape } = act.value;
  if (op.kind === 'scores')
    return axis === rank - 1 ? inPlace(act, node.value({ ...op, kind: 'shares' }, inputs, shape)) : words.OTHER_AXIS;
  const fit = isWhole(act, axis, shape.length === 3 ? 0 : shape.length - 1) ? act : takenAct(node, act);
  if (!fit || !isWhole(fit, axis, fit.value.shape.length === 3 ? 0 : fit.value.shape.length - 1))
    return words.OTHER_AXIS;
  return bent(node, fit, 'softmax');
};

const concat: Reader = (node) => {
  const given = node.inputs;
  const acts = given.flatMap((one) => (one?.kind === 'act' ? (takenAct(node, one) ?? []) : []));
  const [first] = acts;
  if (!first || acts.length !== given.length) return words.DIFFERENT_SHAPES;
  if (acts.length === 1) return first;
  const axis = axisOf(node.int('axis', 1), first.dims.length);
  const { length } = first.value.shape;
  const own = length === 3 ? 0 : length - 1;
  if (axis === undefined || acts.some((act) => !isPlain(act) || act.value.shape.length !== length))
    return words.DIFFERENT_SHAPES;
  if (axis !== own + 1) return words.OTHER_AXIS;
  const joined = acts.reduce((total, { value }) => total + value.shape[own]!, 0);
  const shape = first.value.shape.with(own, joined);
  if (acts.some(({ value }) => `${value.shape.toSpliced(own, 1)}` !== `${shape.toSpliced(own, 1)}`))
    return words.DIFFERENT_SHAPES;
  const value = node.value(
    { kind: 'concat' },
    acts.map((act) => act.value),
    shape,
  );
  const pieces = [{ size: joined }];
  return { kind: 'act', value, axes: first.axes.with(own, pieces), dims: first.dims.with(axis, pieces) };
};

/** Scores where a condition holds, and a very low number elsewhere; or the other way round. */
const where: Reader = (node) => {
  const [condition, yes, no] = [node.constant(0), node.input(1), node.input(2)];
  if (!condition || !yes || !no || yes.kind === no.kind) return words.ALONE;
  const [scores, low] = (yes.kind === 'act' ? [yes, no] : [no, yes]) as [Act, Constant];
  if (![...low.values].every((x) => x <= -1e4)) return words.MASK;
  const hidden = (entry: number) => (yes.kind === 'act' ? entry === 0 : entry !== 0);
  return masked(node, scores, condition, hidden) ?? words.MASK;
};

export const pointwise: Readonly<Record<string, Reader>> = {
  Relu: bends('relu'),
  LeakyRelu: bends('leakyRelu', ['alpha', 0.01, 0.01]),
  Elu: bends('elu', ['alpha', 1, 1]),
  Celu: bends('elu', ['alpha', 1, 1]),
  Sigmoid: bends('sigmoid'),
  Tanh: bends('tanh'),
  Softplus: bends('softplus'),
  Sin: bends('sine'),
  Gelu: (node) => (node.text('approximate', 'none') === 'none' ? bends('gelu')(node) : words.UNKNOWN),
  Clip: (node) => {
    const [low, high] = [
      node.constant(1)?.values[0] ?? node.float('min', Number.NEGATIVE_INFINITY),
      node.constant(2)?.values[0] ?? node.float('max', Number.POSITIVE_INFINITY),
    ];
    return low === 0 && high > 1e30 ? bends('relu')(node) : words.UNKNOWN;
  },
  PRelu: (node) => {
    const [act, slope] = [node.act(0), node.constant(1)];
    if (!act || !slope) return words.NOT_CONSTANT;
    const other = [...slope.values].find((x) => !near(x, 0.01));
    return other === undefined ? bent(node, act, 'leakyRelu') : words.constantOf('slope', other, 0.01);
  },
  Softmax: softmax,
  Add: sum,
  Sum: (node) =>
    node.inputs.length === 1 ? (node.act(0) ?? words.MISSING) : node.inputs.length === 2 ? sum(node) : words.UNKNOWN,
  Sub: subtract,
  Mul: multiply,
  Div: divide,
  Concat: concat,
  Where: where,
  Erf: (node) => {
    const act = node.act(0);
    const from = act && unscaled(act.value);
    return from && near(from[0], Math.SQRT1_2) ? part(node, act, { kind: 'erf' }, from[1]) : words.ALONE;
  },
  Sqrt: (node) => {
    const act = node.act(0);
    return (act && rootOf(node, act)) ?? words.ALONE;
  },
  Pow: (node) => {
    const [act, by] = [node.act(0), node.constant(1)];
    return (act && by && onlyNumber(by) === 2 ? squareOf(node, act) : undefined) ?? words.ALONE;
  },
};
