import { slope } from '#layers/formulaParts.ts';
import {
  holds,
  poolingCode,
  poolingDetail,
  poolingFields,
  poolingShape,
  poolingSymbols,
  poolingWindow,
  underWindow,
} from '#layers/poolingLayer.ts';
import { defineLayer } from '#nn/layer.ts';

const share = (size: number) => (size > 1 ? `\\frac{1}{${size * size}}` : '');

/** a[c, i, j] = the mean of x[c, S·i + u, S·j + v], 0 ≤ u, v < F: [C, H, W] → [C, ⌊(H − F) / S⌋ + 1, …] (torch.nn.AvgPool2d). */
export const avgPool2d = defineLayer({
  type: 'avgPool2d',
  name: 'Average pooling',
  category: 'image',
  summary: 'Puts the mean of each window in its place: a smaller, smoother image.',
  fields: poolingFields,
  outputShape: poolingShape,
  parameters: () => ({}),
  multiplyAdds: () => 0,
  sees: 'channelWindow',
  window: poolingWindow,
  detail: poolingDetail,
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
  code: poolingCode('AvgPool2d', 'AveragePooling2D', 'avg_pool'),
  source: {
    label: 'LeCun et al. 1998; torch.nn.AvgPool2d',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.AvgPool2d.html',
  },
});
