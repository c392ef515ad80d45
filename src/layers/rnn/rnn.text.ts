import { slope } from '#layers/formulaParts.ts';
import { recurrentCode, recurrentSymbols, stateGradient } from '#layers/recurrentText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { rnn } from './rnn.ts';

export const rnnText: TextOf<typeof rnn> = {
  formula: () =>
    '\\mathbf h_t = \\tanh\\!\\left(W_{ih}\\mathbf x_t + \\mathbf b_{ih} + W_{hh}\\mathbf h_{t-1} + \\mathbf b_{hh}\\right),\\quad \\mathbf h_0 = \\mathbf 0',
  symbols: (input, values) => recurrentSymbols(input, values, ['h']),
  derive: (_input, values) => [
    stateGradient(values, 'W_{hh}^{\\top}\\boldsymbol\\delta_{t+1}'),
    {
      say: 'Through tanh, whose slope is 1 − tanh².',
      formula: `\\boldsymbol\\delta_t = ${slope('\\mathbf h_t')} \\odot \\left(1 - \\mathbf h_t^2\\right)`,
    },
    {
      say: 'The same weights serve at every step, so what each step asks of them adds up.',
      formula: `${slope('W_{ih}')} = \\sum_t \\boldsymbol\\delta_t\\,\\mathbf x_t^{\\top},\\qquad ${slope('W_{hh}')} = \\sum_t \\boldsymbol\\delta_t\\,\\mathbf h_{t-1}^{\\top}`,
    },
    {
      say: 'Both biases are added to the same sum and get the same gradient.',
      formula: `${slope('\\mathbf b_{ih}')} = ${slope('\\mathbf b_{hh}')} = \\sum_t \\boldsymbol\\delta_t`,
    },
    {
      say: 'The input of a step gets its gradient through the input’s weights.',
      formula: `${slope('\\mathbf x_t')} = W_{ih}^{\\top}\\boldsymbol\\delta_t`,
    },
  ],
  closeUp: 'gates',
  code: recurrentCode('RNN'),
  source: {
    label: 'Elman 1990, Finding structure in time; torch.nn.RNN',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.RNN.html',
  },
};
