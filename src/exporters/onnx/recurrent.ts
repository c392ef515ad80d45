/** @file Recurrent layers as ONNX operators: gates in ONNX's order, with an axis for the direction, over steps before samples. */
import { type GraphBuilder, int, ints } from './graphBuilder.ts';
import type { Placed } from './placed.ts';

/** What an operator is made of: for each of its gates, which of PyTorch's it is. */
const operators = {
  rnn: { operator: 'RNN', gates: [0], attributes: {} },
  /** r z n → z r n, where r closes what comes of W h + b. */
  gru: { operator: 'GRU', gates: [1, 0, 2], attributes: { linear_before_reset: int(1) } },
  /** i f g o → i o f g */
  lstm: { operator: 'LSTM', gates: [0, 3, 1, 2], attributes: {} },
} as const;

/** Turns samples and steps. */
const TURN = ints(1, 0, 2);

/** A recurrent layer of one direction, its state 0 at the start. */
export function recurrent(
  graph: GraphBuilder,
  { id, path }: Placed,
  x: string,
  type: keyof typeof operators,
  { units, returnSequences }: { units: number; returnSequences: boolean },
): string {
  const { operator, gates, attributes } = operators[type];
  const inOrder = (name: string) => {
    const { values, shape } = graph.numbersOf(`${path}.${name}`);
    const piece = values.length / gates.length;
    const ordered = new Float32Array(values.length);
    for (const [to, from] of gates.entries())
      ordered.set(values.subarray(from * piece, (from + 1) * piece), to * piece);
    return { ordered, shape };
  };
  const weight = (name: string) => {
    const { ordered, shape } = inOrder(name);
    return graph.initializer(`${path}.${name}.onnx`, [1, ...shape], ordered);
  };
  const biases = ['bias_ih_l0', 'bias_hh_l0'].map((name) => inOrder(name).ordered);
  const bias = new Float32Array(2 * biases[0]!.length);
  for (const [i, one] of biases.entries()) bias.set(one, i * one.length);
  const inputs = [
    graph.add(id, 'Transpose', [x], { perm: TURN }),
    weight('weight_ih_l0'),
    weight('weight_hh_l0'),
    graph.initializer(`${path}.bias_l0.onnx`, [1, bias.length], bias),
  ];
  const given = { ...attributes, hidden_size: int(units) };
  if (!returnSequences) {
    const last = graph.addMany(id, operator, inputs, [undefined, ''], given)[1]!;
    return graph.add(id, 'Squeeze', [last, graph.wholes(0)]);
  }
  const all = graph.add(id, operator, inputs, given);
  return graph.add(id, 'Transpose', [graph.add(id, 'Squeeze', [all, graph.wholes(1)])], { perm: TURN });
}
