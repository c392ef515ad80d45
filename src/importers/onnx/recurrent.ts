/** @file RNN, LSTM and GRU: one layer, forwards, from a state of zero. */
import { type Constant, float32 } from './constant.ts';
import { type Act, batchOf, isBatch, isWhole } from './layout.ts';
import type { NodeReader, Read, Reader } from './nodeReader.ts';
import * as words from './refusalWords.ts';

interface Kind {
  readonly type: 'rnn' | 'lstm' | 'gru';
  /** For each gate in PyTorch's order, its place in ONNX's. */
  readonly gates: readonly number[];
  readonly functions: readonly string[];
}

const kinds: Readonly<Record<string, Kind>> = {
  RNN: { type: 'rnn', gates: [0], functions: ['Tanh'] },
  // i o f c, as i f g o.
  LSTM: { type: 'lstm', gates: [0, 2, 3, 1], functions: ['Sigmoid', 'Tanh', 'Tanh'] },
  // z r h, as r z n.
  GRU: { type: 'gru', gates: [1, 0, 2], functions: ['Sigmoid', 'Tanh'] },
};

const allZero = (constant: Constant | undefined) => !constant || Array.from(constant.values).every((x) => x === 0);

/** Why a node is not the block; undefined where it is. */
function unlike(node: NodeReader, { type, functions }: Kind): string | undefined {
  const asked = node.node.attributes['activations'];
  const given = asked?.type === 'strings' ? asked.value.map((name) => name.toLowerCase()) : undefined;
  if (node.text('direction', 'forward') !== 'forward') return words.ONE_WAY;
  if (given && given.length > 0 && `${given}` !== `${functions.map((name) => name.toLowerCase())}`)
    return words.OTHER_GATES;
  if (node.node.attributes['clip'] || node.int('input_forget', 0) !== 0) return words.OTHER_GATES;
  if (type === 'gru' && node.int('linear_before_reset', 0) !== 1) return words.BEFORE_RESET;
  if (node.input(4)) return words.LENGTHS;
  const starts = type === 'lstm' ? [5, 6] : [5];
  if (starts.some((at) => node.act(at) || !allZero(node.constant(at)))) return words.STARTS_ELSEWHERE;
  if (type === 'lstm' && (node.act(7) || !allZero(node.constant(7)))) return words.PEEPHOLES;
  return type === 'lstm' && node.isUsed(2) ? words.CELL_TAKEN : undefined;
}

/** Rows of each gate in PyTorch's order, of what stands from a row on. */
const inOrder = (from: Constant, gates: readonly number[], size: number, start = 0): Float32Array<ArrayBuffer> => {
  const out = new Float32Array(gates.length * size);
  for (const [i, gate] of gates.entries())
    for (let k = 0; k < size; k++) out[i * size + k] = from.values[start + gate * size + k]!;
  return out;
};

function recurrent(node: NodeReader, kind: Kind): Read {
  const [act, weights, states, biases] = [node.act(0), node.constant(1), node.constant(2), node.constant(3)];
  if (!act || !weights || !states || (node.input(3) && !biases)) return words.NOT_CONSTANT;
  const why = unlike(node, kind);
  if (why) return why;
  if (act.value.shape.length !== 2 || act.dims.length !== 3) return words.NO_SEQUENCE;
  const samplesFirst = node.int('layout', 0) === 1;
  const [steps, samples] = samplesFirst ? [1, 0] : [0, 1];
  if (!isWhole(act, steps, 0) || !isBatch(act, samples) || !isWhole(act, 2, 1)) return words.RESHAPED;
  const units = node.int('hidden_size', states.shape[2] ?? 0);
  const { gates } = kind;
  const [length, width] = act.value.shape as [number, number];
  const rows = gates.length * units;
  const fits =
    `${weights.shape}` === `${[1, rows, width]}` &&
    `${states.shape}` === `${[1, rows, units]}` &&
    (!biases || `${biases.shape}` === `${[1, 2 * rows]}`);
  if (!fits) return words.SHAPES;
  const tensors = {
    weight_ih_l0: inOrder(weights, gates, units * width),
    weight_hh_l0: inOrder(states, gates, units * units),
    bias_ih_l0: biases ? inOrder(biases, gates, units) : float32(new Float32Array(rows)),
    bias_hh_l0: biases ? inOrder(biases, gates, units, rows) : float32(new Float32Array(rows)),
  };
  const taken = [weights, states, biases];
  const fields = { type: kind.type, units };
  const batch = batchOf(act);
  const own = [{ size: units }];
  const every = (): Act => {
    const value = node.block(act.value, [length, units], { ...fields, returnSequences: true }, tensors, taken);
    const time = [{ size: length }];
    const dims = samplesFirst ? [[batch], time, [], own] : [time, [], [batch], own];
    return { kind: 'act', value, axes: [time, own], dims };
  };
  const last = (): Act => {
    const value = node.block(act.value, [units], { ...fields, returnSequences: false }, tensors, taken);
    return { kind: 'act', value, axes: [own], dims: samplesFirst ? [[batch], [], own] : [[], [batch], own] };
  };
  return [node.isUsed(0) ? every() : undefined, node.isUsed(1) ? last() : undefined];
}

export const recurrents: Readonly<Record<string, Reader>> = Object.fromEntries(
  Object.entries(kinds).map(([operator, kind]) => [operator, (node: NodeReader) => recurrent(node, kind)]),
);
