import { reals, slope } from '#layers/formulaParts.ts';
import type { TextOf } from '#nn/layer.ts';
import type { Shape } from '#nn/shape.ts';
import { type globalAvgPool, isImage } from './globalAvgPool.ts';

/** How many numbers a mean is taken over: the places of an image, the steps of a sequence. */
const countOf = (shape: Shape) => (isImage(shape) ? shape[1]! * shape[2]! : shape[0]!);

export const globalAvgPoolText: TextOf<typeof globalAvgPool> = {
  formula({ shape }) {
    if (!isImage(shape)) return `a_e = \\frac{1}{${shape[0]}} \\sum_{t=1}^{${shape[0]}} x_{t,e}`;
    return `a_c = \\frac{1}{${shape[1]} \\cdot ${shape[2]}} \\sum_{i,j} x_{c,i,j}`;
  },
  symbols: ({ shape }) =>
    isImage(shape)
      ? [
          { symbol: 'x_{c,i,j}', meaning: 'input: channel c, row i, column j', shape: reals(...shape) },
          { symbol: 'a_c', meaning: 'output, one number for each channel', shape: reals(shape[0]!) },
        ]
      : [
          { symbol: 'x_{t,e}', meaning: 'input: step t, feature e', shape: reals(...shape) },
          { symbol: 'a_e', meaning: 'output, one number for each feature', shape: reals(shape[1]!) },
        ],
  derive({ shape }) {
    const [x, a] = isImage(shape) ? ['x_{c,i,j}', 'a_c'] : ['x_{t,e}', 'a_e'];
    const count = countOf(shape);
    return [
      {
        say: 'Every number has the same part in the mean.',
        formula: `\\frac{\\partial ${a}}{\\partial ${x}} = \\frac{1}{${count}}`,
      },
      {
        say: 'So the gradient is shared out evenly.',
        formula: `${slope(x)} = \\frac{1}{${count}}\\,${slope(a)}`,
      },
    ];
  },
  closeUp: 'pool',
  code: {
    pytorch: ({ shape }) =>
      isImage(shape) ? 'nn.AdaptiveAvgPool2d(1), nn.Flatten()' : 'MeanOverSteps()  # x.mean(dim=1)',
    keras: ({ shape }) => `keras.layers.GlobalAveragePooling${isImage(shape) ? 2 : 1}D()`,
    flax: ({ shape }) => `lambda x: x.mean(${isImage(shape) ? '(1, 2)' : '1'})`,
  },
  source: { label: 'Lin et al. 2013, Network In Network, section 3.2', url: 'https://arxiv.org/abs/1312.4400' },
};
