/** @file What the inspector says of rnn, lstm and gru: symbols, derivation, code. */
import type { Derivation, FormulaSymbol } from '#nn/layer.ts';
import type { Flow } from '#nn/shape.ts';
import { reals, slope } from './formulaParts.ts';
import { biasStart, flaxStart, kerasStart, pytorchCall } from './initializerCode.ts';
import type { RecurrentValues } from './recurrentLayer.ts';

/** Input, state and, for gates named as in the formula, weights and biases. */
export function recurrentSymbols(
  input: Flow,
  { units, returnSequences }: RecurrentValues,
  gates: readonly string[],
): FormulaSymbol[] {
  const [steps, width] = [input.shape[0]!, input.shape[1]!];
  const range = (symbol: string) =>
    gates.length > 1
      ? `${symbol.replace('?', gates[0]!)}\\dots ${symbol.replace('?', gates.at(-1)!)}`
      : symbol.replace('?', 'h');
  const of = gates.length > 1 ? ', one for each gate' : '';
  return [
    { symbol: '\\mathbf x_t', meaning: `input at step t = 1 … ${steps}`, shape: reals(width) },
    {
      symbol: '\\mathbf h_t',
      meaning: returnSequences
        ? 'state after step t: the output'
        : `state after step t; that of step ${steps} is the output`,
      shape: reals(units),
    },
    { symbol: range('W_{i?}'), meaning: `weights of the input${of}`, shape: reals(units, width) },
    { symbol: range('W_{h?}'), meaning: `weights of the state${of}`, shape: reals(units, units) },
    {
      symbol: `${range('\\mathbf b_{i?}')},\\ ${range('\\mathbf b_{h?}')}`,
      meaning: `biases${of}; two, as in PyTorch${gates.length === 3 ? '' : ', though only their sum counts'}`,
      shape: reals(units),
    },
  ];
}

/** Where the gradient of a state comes from; `back` is what the step after hands to it. */
export function stateGradient({ returnSequences }: RecurrentValues, back: string): Derivation {
  const state = slope('\\mathbf h_t');
  return returnSequences
    ? {
        say: 'Every state is put out and feeds the step after it: both send a gradient back, from the last step to the first.',
        formula: `${state} = \\left.${state}\\right|_{\\text{output}} + ${back}`,
      }
    : {
        say: 'Only the last state is put out; the gradient of an earlier one comes through the step after it, from the last to the first.',
        formula: `${state} = ${back} \\quad (t < T)`,
      };
}

/** Code of nn.LSTM and its kin. What a call gives back is said in a comment where it takes more than the expression. */
export function recurrentCode(kind: 'RNN' | 'LSTM' | 'GRU') {
  const cell = { RNN: 'SimpleCell', LSTM: 'OptimizedLSTMCell', GRU: 'GRUCell' }[kind];
  return {
    pytorch(input: Flow, { units, returnSequences, init, biasInit }: RecurrentValues): string {
      const layer = `nn.${kind}(${input.shape[1]}, ${units}, batch_first=True)`;
      const own = biasStart(init, biasInit);
      const calls = [
        ...['weight_ih_l0', 'weight_hh_l0'].map((name) => pytorchCall(init, `m.${name}`)),
        ...['bias_ih_l0', 'bias_hh_l0'].map((name) => pytorchCall(own, `m.${name}`)),
      ].filter((call) => call !== undefined);
      const started = calls.length > 0 ? `started(${layer}, lambda m: (${calls.join(', ')}))` : layer;
      return `${started}  # ${returnSequences ? '[0]' : '[0][:, -1]'} of what it returns`;
    },
    keras(_input: Flow, { units, returnSequences, init, biasInit }: RecurrentValues): string {
      const start = kerasStart(init, units);
      const own = biasStart(init, biasInit);
      const words = [
        `${units}`,
        ...(returnSequences ? ['return_sequences=True'] : []),
        ...(kind === 'LSTM' ? ['unit_forget_bias=False'] : []),
        `kernel_initializer=${start}`,
        `recurrent_initializer=${start}`,
        ...(own === 'zeros' ? [] : [`bias_initializer=${kerasStart(own, units)}`]),
      ];
      const name = kind === 'RNN' ? 'SimpleRNN' : kind;
      return `keras.layers.${name}(${words.join(', ')})${kind === 'GRU' ? '' : '  # one bias for PyTorch’s two'}`;
    },
    flax(input: Flow, { units, returnSequences, init, biasInit }: RecurrentValues): string {
      const start = flaxStart(init, units);
      const own = biasStart(init, biasInit);
      const bias = own === 'zeros' ? '' : `, bias_init=${flaxStart(own, units)}`;
      const made = `nnx.${cell}(${input.shape[1]}, ${units}, kernel_init=${start}, recurrent_kernel_init=${start}${bias}, rngs=rngs)`;
      const last = returnSequences ? '' : '[:, -1] of what it returns; ';
      return `nnx.RNN(${made})  # ${last}one bias for PyTorch’s two`;
    },
  };
}
