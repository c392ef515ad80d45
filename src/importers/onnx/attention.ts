/** @file Attention by its parts: Q Kᵀ, a factor, a mask, the softmax, the product with V, and the layer behind it. */
import { broadcast, type Constant, float32, tookOf } from './constant.ts';
import { type Act, inPlace, isWhole, type Piece } from './layout.ts';
import type { NodeReader, Read } from './nodeReader.ts';
import * as words from './refusalWords.ts';
import { type BlockOp, isBlock, type Took, type Value } from './value.ts';

/** What a mask adds where nothing may be seen: anything as low as this. */
const BLOCKED = -1e4;

const real = (pieces: readonly Piece[]) => pieces.filter(({ size, batch }) => size > 1 || batch);

interface Heads {
  readonly heads: number;
  /** Width of one. */
  readonly width: number;
  /** In which order samples and heads lie before the rest. */
  readonly lead: string;
}

const leadOf = (dims: Act['dims']): string =>
  dims
    .flatMap(real)
    .map(({ batch }) => (batch ? 'n' : 'h'))
    .join('');

/** How Q, K or V lie: samples and heads, then steps and width, or the other way round. */
function headsOf({ value, axes, dims }: Act, turned: boolean): Heads | undefined {
  const [steps, width] = turned ? [dims.length - 1, dims.length - 2] : [dims.length - 2, dims.length - 1];
  if (value.shape.length !== 2 || dims.length < 3 || !isWhole({ kind: 'act', value, axes, dims }, steps, 0))
    return undefined;
  const [inner, own] = [real(dims[width]!), real(axes[1]!)];
  const outer = own.slice(0, own.length - inner.length);
  if (inner.some((piece, i) => piece !== own[outer.length + i])) return undefined;
  const lead = dims.slice(0, -2);
  const pieces = lead.flatMap(real).filter(({ batch }) => !batch);
  if (outer.length > 1 || pieces.length !== outer.length || pieces[0] !== outer[0]) return undefined;
  const size = inner.reduce((product, piece) => product * piece.size, 1);
  return { heads: value.shape[1]! / size, width: size, lead: leadOf(lead) };
}

/** The axes before the last two, with heads of another value. */
const withHeads = (dims: Act['dims'], heads: Piece): Piece[][] =>
  dims.slice(0, -2).map((dim) => real(dim).map((piece) => (piece.batch ? piece : heads)));

/** The product of two that both depend on the sample: Q Kᵀ, or the shares with V. */
export function product(node: NodeReader, a: Act, b: Act): Read {
  if (a.value.op.kind === 'shares') return withValues(node, a, b);
  const [query, key] = [headsOf(a, false), headsOf(b, true)];
  if (!query || !key || query.lead !== key.lead || query.heads !== key.heads) return words.ALONE;
  const { heads } = query;
  const [own, steps] = [{ size: heads }, [{ size: a.value.shape[0]! }, { size: b.value.shape[0]! }]] as const;
  const op = { kind: 'scores', factor: 1, heads, causal: false } as const;
  const value = node.value(op, [a.value, b.value], [heads, steps[0]!.size, steps[1]!.size]);
  return {
    kind: 'act',
    value,
    axes: [[own], [steps[0]!], [steps[1]!]],
    dims: [...withHeads(a.dims, own), [steps[0]!], [steps[1]!]],
  };
}

/** Scores of which a mask hides what comes later; undefined where it hides otherwise. */
export function masked(
  node: NodeReader,
  scores: Act,
  mask: Constant,
  hidden: (entry: number) => boolean,
): Act | undefined {
  const { op, shape } = scores.value;
  if (op.kind !== 'scores') return undefined;
  const [rows, columns] = shape.slice(1) as [number, number];
  const laid = mask.shape.slice(0, -2).every((n) => n === 1)
    ? broadcast({ ...mask, shape: mask.shape.slice(-2) }, [rows, columns])
    : undefined;
  if (!laid) return undefined;
  const all = [...laid.values];
  const causal = all.every((entry, i) => hidden(entry) === i % columns > Math.floor(i / columns));
  if (!causal && all.some(hidden)) return undefined;
  return inPlace(scores, node.value({ ...op, causal: op.causal || causal }, scores.value.inputs, shape));
}

/** Numbers that are added to scores. */
export const maskedBySum = (node: NodeReader, scores: Act, mask: Constant): Act | undefined =>
  [...mask.values].every((entry) => entry === 0 || entry <= BLOCKED)
    ? masked(node, scores, mask, (entry) => entry !== 0)
    : undefined;

/** What makes Q, K or V of the sequence: rows of a matrix, and their bias. */
interface Projection {
  readonly from: Value;
  /** [width, from] times `factor`. */
  readonly weight: Float32Array;
  readonly bias: Float32Array;
  readonly factor: number;
  readonly took: readonly Took[];
}

function projectionOf(value: Value, factor = 1): Projection | undefined {
  const { op, inputs } = value;
  if (op.kind === 'scaled') return projectionOf(inputs[0]!, factor * op.factor);
  if (op.kind === 'part') {
    const whole = projectionOf(inputs[0]!, factor);
    if (!whole) return undefined;
    const part = (all: Float32Array) =>
      all.subarray((op.index * all.length) / op.count, ((op.index + 1) * all.length) / op.count);
    return { ...whole, weight: part(whole.weight), bias: part(whole.bias) };
  }
  if (!isBlock(value, 'dense')) return undefined;
  const { weight, bias = new Float32Array(value.shape.at(-1)!) } = value.op.tensors;
  return weight && { from: inputs[0]!, weight, bias, factor, took: value.op.took };
}

function withValues(node: NodeReader, shares: Act, v: Act): Read {
  const { op, inputs } = shares.value;
  const values = headsOf(v, false);
  if (op.kind !== 'shares' || !values || values.heads !== op.heads || values.lead !== leadOf(shares.dims.slice(0, -2)))
    return words.ALONE;
  const [query, key, value] = [...inputs, v.value].map((one) => projectionOf(one));
  if (!query || !key || !value) return words.ALONE;
  if (query.from !== key.from || query.from !== value.from) return words.TWO_SOURCES;
  const [steps, width] = query.from.shape as [number, number];
  if ([query, key, value].some(({ bias }) => bias.length !== width)) return words.HEADS;
  const factor = query.factor * key.factor * op.factor * Math.sqrt(width / op.heads);
  const times = Math.abs(factor - 1) < 1e-6 ? 1 : factor;
  const joined = (of: 'weight' | 'bias') =>
    float32([...query[of].map((x) => x * times), ...key[of], ...[...value[of]].map((x) => x * value.factor)]);
  const identity = Float32Array.from({ length: width * width }, (_, i) => Number(i % (width + 1) === 0));
  const block: BlockOp = {
    kind: 'block',
    fields: { type: 'selfAttention', heads: op.heads, causal: op.causal },
    tensors: {
      in_proj_weight: joined('weight'),
      in_proj_bias: joined('bias'),
      'out_proj.weight': identity,
      'out_proj.bias': new Float32Array(width),
    },
    took: [...new Set([query, key, value].flatMap(({ took }) => took))],
  };
  const context = node.value(block, [query.from], [steps, width], { heads: op.heads });
  const [rows, own, inner]: [Piece, Piece, Piece] = [{ size: steps }, { size: op.heads }, { size: width / op.heads }];
  return {
    kind: 'act',
    value: context,
    axes: [[rows], op.heads === 1 ? [inner] : [own, inner]],
    dims: [...withHeads(v.dims, own), [rows], [inner]],
  };
}

/** Attention with the dense layer behind it; undefined where there is no attention before the layer, or it changes the width. */
export function attended(
  node: NodeReader,
  { context, op, inputs, shape }: Value,
  { weight, bias }: { readonly weight: Float32Array<ArrayBuffer>; readonly bias?: Float32Array<ArrayBuffer> },
  took: readonly (Constant | undefined)[],
): Value | undefined {
  if (!context || op.kind !== 'block' || weight.length !== shape[1]! ** 2) return undefined;
  const tensors = { ...op.tensors, 'out_proj.weight': weight, 'out_proj.bias': bias ?? new Float32Array(shape[1]!) };
  const names = took.flatMap((constant) => tookOf(constant));
  return node.value({ ...op, tensors, took: [...op.took, ...names] }, inputs, shape);
}
