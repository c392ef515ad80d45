import { slope } from '#layers/formulaParts.ts';
import { poolingCode, poolingSymbols, underWindow } from '#layers/poolingText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { maxPool2d } from './maxPool2d.ts';

export const maxPool2dText: TextOf<typeof maxPool2d> = {
  formula: (_input, values) => `a_{c,i,j} = ${values.size > 1 ? '\\max_{u,v}\\; ' : ''}${underWindow(values)}`,
  symbols: poolingSymbols,
  derive: (_input, values) => [
    {
      say: 'Only the largest number of a window moves its output: it takes all of the gradient, the first where several are equal.',
      formula: `\\frac{\\partial a_{c,i,j}}{\\partial x_{c,m,n}} = [\\,(m, n) = p_{c,i,j}\\,],\\qquad p_{c,i,j} = \\operatorname{place\\ of\\ } \\max_{u,v} ${underWindow(values)}`,
    },
    {
      say: 'A number that won in several windows gets the sum; one that won in none gets 0.',
      formula: `${slope('x_{c,m,n}')} = \\sum_{i,j\\,:\\,p_{c,i,j} = (m, n)} ${slope('a_{c,i,j}')}`,
    },
  ],
  closeUp: 'pool',
  code: poolingCode('MaxPool2d', 'MaxPooling2D', 'max_pool'),
  source: {
    label: 'Ranzato et al. 2007; torch.nn.MaxPool2d',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.MaxPool2d.html',
  },
};
