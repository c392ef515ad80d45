import { reals, slope } from '#layers/formulaParts.ts';
import type { TextOf } from '#nn/layer.ts';
import { scaled, type upsample2d } from './upsample2d.ts';

export const upsample2dText: TextOf<typeof upsample2d> = {
  formula: (_input, { scale }) => `a_{c,i,j} = x_{c,\\,\\lfloor i/${scale} \\rfloor,\\,\\lfloor j/${scale} \\rfloor}`,
  symbols: (input, { scale }) => [
    { symbol: 'x_{c,i,j}', meaning: 'input: channel c, row i, column j from 0', shape: reals(...input.shape) },
    { symbol: 'a_{c,i,j}', meaning: 'output', shape: reals(...scaled(input.shape, scale)) },
  ],
  derive: (_input, { scale }) => [
    {
      say: 'A number that is copied takes the gradient of each copy as it is.',
      formula: `\\frac{\\partial a_{c,\\,${scale}m+u,\\,${scale}n+v}}{\\partial x_{c,m,n}} = 1`,
    },
    {
      say: `It has ${scale * scale} copies: what comes back adds up.`,
      formula: `${slope('x_{c,m,n}')} = \\sum_{u=0}^{${scale - 1}}\\sum_{v=0}^{${scale - 1}} ${slope(`a_{c,\\,${scale}m+u,\\,${scale}n+v}`)}`,
    },
  ],
  closeUp: {
    none: 'Upsampling computes nothing: each number is copied into a square.',
  },
  code: {
    pytorch: (_input, { scale }) => `nn.Upsample(scale_factor=${scale})`,
    keras: (_input, { scale }) => `keras.layers.UpSampling2D(${scale})`,
    flax: (_input, { scale }) => `lambda x: x.repeat(${scale}, 1).repeat(${scale}, 2)`,
  },
  source: { label: 'torch.nn.Upsample', url: 'https://pytorch.org/docs/stable/generated/torch.nn.Upsample.html' },
};
