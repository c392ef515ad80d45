import { reals, slope } from '#layers/formulaParts.ts';
import type { TextOf } from '#nn/layer.ts';
import type { positionalEncoding } from './positionalEncoding.ts';

/** The waves as one expression over steps t and even columns 2i, in the words of an array library. */
const waves = ([steps, width]: readonly number[], np: string) => {
  const range = (...limits: (number | undefined)[]) => `${np}.arange(${limits.join(', ')}, dtype="float32")`;
  const angle = `${range(steps)}[:, None] * 10000.0 ** (-${range(0, width, 2)} / ${width})`;
  return `(lambda a: ${np}.reshape(${np}.stack([${np}.sin(a), ${np}.cos(a)], -1), (${steps}, -1))[:, :${width}])(${angle})`;
};

export const positionalEncodingText: TextOf<typeof positionalEncoding> = {
  formula: (input) => {
    const angle = `\\frac{t}{10000^{2i/${input.shape[1]}}}`;
    return (
      `\\begin{aligned} a_{t,2i} &= x_{t,2i} + \\sin ${angle} \\\\ ` +
      `a_{t,2i+1} &= x_{t,2i+1} + \\cos ${angle} \\end{aligned}`
    );
  },
  symbols: (input) => [
    { symbol: 'x_{t,i}', meaning: 'input: step t, feature i, both counted from 0', shape: reals(...input.shape) },
    { symbol: 'a_{t,i}', meaning: 'output', shape: reals(...input.shape) },
  ],
  derive: () => [
    {
      say: 'The waves are constants: their sum with the input hands the gradient on as it is.',
      formula: '\\frac{\\partial a_{t,i}}{\\partial x_{t,i}} = 1',
    },
    {
      say: 'So the gradient of the input is that of the output.',
      formula: `${slope('x_{t,i}')} = ${slope('a_{t,i}')}`,
    },
  ],
  closeUp: {
    none: 'Every number gets one added to it that depends on its place alone: a wave along the steps, the same for every sample.',
  },
  code: {
    pytorch: (input) => `PositionalEncoding(${input.shape.join(', ')})  # adds sin and cos of t / 10000**(2i / E)`,
    keras: (input) => `keras.layers.Lambda(lambda x: x + ${waves(input.shape, 'keras.ops')})`,
    flax: (input) => `lambda x: x + ${waves(input.shape, 'jnp')}`,
  },
  source: { label: 'Vaswani et al. 2017, section 3.5', url: 'https://arxiv.org/abs/1706.03762' },
};
