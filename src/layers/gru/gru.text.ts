import { reals, slope } from '#layers/formulaParts.ts';
import { recurrentCode, recurrentSymbols, stateGradient } from '#layers/recurrentText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { gru } from './gru.ts';

const gate = (name: string) =>
  `\\mathbf ${name}_t &= \\sigma\\!\\left(W_{i${name}}\\mathbf x_t + \\mathbf b_{i${name}} + W_{h${name}}\\mathbf h_{t-1} + \\mathbf b_{h${name}}\\right)`;

export const gruText: TextOf<typeof gru> = {
  formula: () =>
    `\\begin{aligned} ${[
      gate('r'),
      gate('z'),
      '\\mathbf n_t &= \\tanh\\!\\left(W_{in}\\mathbf x_t + \\mathbf b_{in} + \\mathbf r_t \\odot (W_{hn}\\mathbf h_{t-1} + \\mathbf b_{hn})\\right)',
      '\\mathbf h_t &= (1 - \\mathbf z_t) \\odot \\mathbf n_t + \\mathbf z_t \\odot \\mathbf h_{t-1}',
    ].join(' \\\\ ')} \\end{aligned}`,
  symbols: (input, values) => [
    ...recurrentSymbols(input, values, ['r', 'z', 'n']),
    {
      symbol: '\\mathbf r_t',
      meaning: 'reset gate between 0 and 1: how much of the state the new one hears',
      shape: reals(values.units),
    },
    {
      symbol: '\\mathbf z_t',
      meaning: 'update gate between 0 and 1: how much of the state stays',
      shape: reals(values.units),
    },
    {
      symbol: '\\mathbf n_t',
      meaning: 'what the step would put in its place; the state begins at 0',
      shape: reals(values.units),
    },
    { symbol: '\\odot', meaning: 'product number by number' },
  ],
  derive: (_input, values) => [
    stateGradient(
      values,
      `${slope('\\mathbf h_{t+1}')} \\odot \\mathbf z_{t+1} + W_{hr}^{\\top}\\boldsymbol\\delta^r_{t+1} + W_{hz}^{\\top}\\boldsymbol\\delta^z_{t+1} + W_{hn}^{\\top}\\left(\\boldsymbol\\delta^n_{t+1} \\odot \\mathbf r_{t+1}\\right)`,
    ),
    {
      say: 'Through the mixture and the functions of the gates, σ′ = σ (1 − σ) and tanh′ = 1 − tanh².',
      formula: `\\begin{aligned} ${[
        `\\boldsymbol\\delta^n_t &= ${slope('\\mathbf h_t')} \\odot (1 - \\mathbf z_t) \\odot \\left(1 - \\mathbf n_t^2\\right)`,
        `\\boldsymbol\\delta^z_t &= ${slope('\\mathbf h_t')} \\odot (\\mathbf h_{t-1} - \\mathbf n_t) \\odot \\mathbf z_t \\odot (1 - \\mathbf z_t)`,
        '\\boldsymbol\\delta^r_t &= \\boldsymbol\\delta^n_t \\odot (W_{hn}\\mathbf h_{t-1} + \\mathbf b_{hn}) \\odot \\mathbf r_t \\odot (1 - \\mathbf r_t)',
      ].join(' \\\\ ')} \\end{aligned}`,
    },
    {
      say: 'The same weights serve at every step, so what each step asks of them adds up.',
      formula: `${slope('W_{ik}')} = \\sum_t \\boldsymbol\\delta^k_t\\,\\mathbf x_t^{\\top},\\qquad ${slope('\\mathbf b_{ik}')} = \\sum_t \\boldsymbol\\delta^k_t`,
    },
    {
      say: 'On the side of the state the reset gate stands before n: its weights and bias see that gradient through it.',
      formula: `${slope('W_{hn}')} = \\sum_t \\left(\\boldsymbol\\delta^n_t \\odot \\mathbf r_t\\right)\\mathbf h_{t-1}^{\\top},\\qquad ${slope('\\mathbf b_{hn}')} = \\sum_t \\boldsymbol\\delta^n_t \\odot \\mathbf r_t`,
    },
    {
      say: 'Those of r and z are plain.',
      formula: `${slope('W_{hk}')} = \\sum_t \\boldsymbol\\delta^k_t\\,\\mathbf h_{t-1}^{\\top},\\qquad ${slope('\\mathbf b_{hk}')} = \\sum_t \\boldsymbol\\delta^k_t \\qquad (k \\in \\{r,z\\})`,
    },
    {
      say: 'The input of a step feeds all three.',
      formula: `${slope('\\mathbf x_t')} = \\sum_{k \\in \\{r,z,n\\}} W_{ik}^{\\top}\\boldsymbol\\delta^k_t`,
    },
  ],
  closeUp: 'gates',
  code: recurrentCode('GRU'),
  source: {
    label: 'Cho et al. 2014; torch.nn.GRU',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.GRU.html',
  },
};
