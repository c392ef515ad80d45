import { slope } from '#layers/formulaParts.ts';
import { holds, poolingCode, poolingSymbols, underWindow } from '#layers/poolingText.ts';
import type { TextOf } from '#nn/layer.ts';
import type { avgPool2d } from './avgPool2d.ts';

const share = (size: number) => (size > 1 ? `\\frac{1}{${size * size}}` : '');

export const avgPool2dText: TextOf<typeof avgPool2d> = {
  formula: (_input, values) =>
    `a_{c,i,j} = ${share(values.size)}${values.size > 1 ? ' \\sum_{u,v} ' : ''}${underWindow(values)}`,
  symbols: poolingSymbols,
  derive: (_input, values) => [
    {
      say: 'Every number of a window has the same part in its mean.',
      formula: `\\frac{\\partial a_{c,i,j}}{\\partial ${underWindow(values)}} = ${share(values.size) || '1'}`,
    },
    {
      say: 'It gets that part of the gradient of each window it lies in.',
      formula: `${slope('x_{c,m,n}')} = ${share(values.size)} \\sum_{i,j${values.size > 1 ? ',u,v' : ''}} ${slope('a_{c,i,j}')}\\quad\\text{where } ${holds(values)}`,
    },
  ],
  closeUp: 'pool',
  code: poolingCode('AvgPool2d', 'AveragePooling2D', 'avg_pool'),
  source: {
    label: 'LeCun et al. 1998; torch.nn.AvgPool2d',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html',
  },
};
