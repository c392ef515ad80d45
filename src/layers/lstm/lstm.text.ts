import { reals, slope } from '#layers/formulaParts.ts';
import { recurrentCode, recurrentSymbols, stateGradient } from '#layers/recurrentText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { lstm } from './lstm.ts';

const gate = (name: string, f: string) =>
  `\\mathbf ${name}_t &= ${f}\\!\\left(W_{i${name}}\\mathbf x_t + \\mathbf b_{i${name}} + W_{h${name}}\\mathbf h_{t-1} + \\mathbf b_{h${name}}\\right)`;

export const lstmText: TextOf<typeof lstm> = {
  formula: () =>
    `\\begin{aligned} ${[
      gate('i', '\\sigma'),
      gate('f', '\\sigma'),
      gate('g', '\\tanh'),
      gate('o', '\\sigma'),
      '\\mathbf c_t &= \\mathbf f_t \\odot \\mathbf c_{t-1} + \\mathbf i_t \\odot \\mathbf g_t',
      '\\mathbf h_t &= \\mathbf o_t \\odot \\tanh \\mathbf c_t',
    ].join(' \\\\ ')} \\end{aligned}`,
  symbols: (input, values) => [
    ...recurrentSymbols(input, values, ['i', 'f', 'g', 'o']),
    {
      symbol: '\\mathbf i_t,\\ \\mathbf f_t,\\ \\mathbf o_t',
      meaning: 'gates between 0 and 1: what is added, kept and shown',
      shape: reals(values.units),
    },
    { symbol: '\\mathbf g_t', meaning: 'what the step would add', shape: reals(values.units) },
    {
      symbol: '\\mathbf c_t',
      meaning: 'cell: the memory after step t; it and the state begin at 0',
      shape: reals(values.units),
    },
    { symbol: '\\odot', meaning: 'product number by number' },
  ],
  derive: (_input, values) => [
    stateGradient(values, '\\sum_{k \\in \\{i,f,g,o\\}} W_{hk}^{\\top}\\boldsymbol\\delta^k_{t+1}'),
    {
      say: 'The cell gets its own from the state it is shown in and, past the forget gate only, from the cell after it: this path does not fade while the gate is open.',
      formula: `${slope('\\mathbf c_t')} = ${slope('\\mathbf h_t')} \\odot \\mathbf o_t \\odot \\left(1 - \\tanh^2 \\mathbf c_t\\right) + ${slope('\\mathbf c_{t+1}')} \\odot \\mathbf f_{t+1}`,
    },
    {
      say: 'Through the functions of the gates, σ′ = σ (1 − σ) and tanh′ = 1 − tanh².',
      formula: `\\begin{aligned} ${[
        `\\boldsymbol\\delta^i_t &= ${slope('\\mathbf c_t')} \\odot \\mathbf g_t \\odot \\mathbf i_t \\odot (1 - \\mathbf i_t)`,
        `\\boldsymbol\\delta^f_t &= ${slope('\\mathbf c_t')} \\odot \\mathbf c_{t-1} \\odot \\mathbf f_t \\odot (1 - \\mathbf f_t)`,
        `\\boldsymbol\\delta^g_t &= ${slope('\\mathbf c_t')} \\odot \\mathbf i_t \\odot \\left(1 - \\mathbf g_t^2\\right)`,
        `\\boldsymbol\\delta^o_t &= ${slope('\\mathbf h_t')} \\odot \\tanh \\mathbf c_t \\odot \\mathbf o_t \\odot (1 - \\mathbf o_t)`,
      ].join(' \\\\ ')} \\end{aligned}`,
    },
    {
      say: 'The same weights serve at every step, so what each step asks of them adds up.',
      formula: `${slope('W_{ik}')} = \\sum_t \\boldsymbol\\delta^k_t\\,\\mathbf x_t^{\\top},\\qquad ${slope('W_{hk}')} = \\sum_t \\boldsymbol\\delta^k_t\\,\\mathbf h_{t-1}^{\\top}`,
    },
    {
      say: 'Both biases of a gate are added to the same sum and get the same gradient.',
      formula: `${slope('\\mathbf b_{ik}')} = ${slope('\\mathbf b_{hk}')} = \\sum_t \\boldsymbol\\delta^k_t`,
    },
    {
      say: 'The input of a step feeds all four gates.',
      formula: `${slope('\\mathbf x_t')} = \\sum_{k \\in \\{i,f,g,o\\}} W_{ik}^{\\top}\\boldsymbol\\delta^k_t`,
    },
  ],
  closeUp: 'gates',
  code: recurrentCode('LSTM'),
  source: {
    label: 'Hochreiter & Schmidhuber 1997; Gers et al. 2000; torch.nn.LSTM',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.LSTM.html',
  },
};
