import { functionTexts } from '#layers/activationText.ts';
import { bent, reals, slope, throughActivation } from '#layers/formulaParts.ts';
import { offset } from '#layers/imageInput.ts';
import { flaxInit, kerasInit, pytorchInit } from '#layers/initializerCode.ts';
import type { TextOf } from '#nn/layer.ts';
import { type convTranspose2d, type Spreading, shapeOf, spread } from './convTranspose2d.ts';

const weightSymbol = (size: number) => (size > 1 ? 'W_{c,o,u,v}' : 'W_{c,o}');

const met = (values: Spreading) =>
  `\\text{where } ${offset('i', 'u', spread(values))} = m,\\ ${offset('j', 'v', spread(values))} = n`;

export const convTranspose2dText: TextOf<typeof convTranspose2d> = {
  formula(input, values) {
    const inner = `\\sum_{c=1}^{${input.shape[0]}} \\sum_{i,j,u,v} ${weightSymbol(values.kernel)}\\,x_{c,i,j}`;
    return `a_{o,m,n} = ${bent(values.activation, `${values.bias ? 'b_o + ' : ''}${inner}`)}\\quad ${met(values)}`;
  },
  symbols(input, values) {
    const { filters, kernel, bias } = values;
    const channels = input.shape[0]!;
    return [
      {
        symbol: 'x_{c,i,j}',
        meaning: 'input: channel c, row i, column j from 0',
        shape: reals(...input.shape),
      },
      {
        symbol: weightSymbol(kernel),
        meaning: 'what channel c stamps into channel o, the same from every place',
        shape: reals(channels, filters, kernel, kernel),
      },
      ...(bias ? [{ symbol: 'b_o', meaning: 'biases, one for each channel', shape: reals(filters) }] : []),
      { symbol: 'a_{o,m,n}', meaning: 'output', shape: reals(...shapeOf(input.shape, values)) },
    ];
  },
  derive(_input, values) {
    const weight = weightSymbol(values.kernel);
    const [m, n] = [offset('i', 'u', spread(values)), offset('j', 'v', spread(values))];
    return [
      throughActivation(values.activation),
      {
        say: 'A weight is stamped from every place: its gradient is the sum over all of them, and over the batch.',
        formula: `${slope(weight)} = \\sum_{i,j} x_{c,i,j}\\;\\delta_{o,\\,${m},\\,${n}}`,
      },
      ...(values.bias
        ? [
            {
              say: 'The bias is added everywhere.',
              formula: `${slope('b_o')} = \\sum_{m,n} \\delta_{o,m,n}`,
            },
          ]
        : []),
      {
        say: 'An input gets back what its stamp was worth: an ordinary convolution of δ, with the same weights.',
        formula: `${slope('x_{c,i,j}')} = \\sum_o \\sum_{u,v} ${weight}\\;\\delta_{o,\\,${m},\\,${n}}`,
      },
    ];
  },
  closeUp: 'window',
  code: {
    pytorch(input, { filters, kernel, stride, padding, bias, init, biasInit, activation }) {
      const more = `${stride > 1 ? `, stride=${stride}` : ''}${padding ? `, padding=${padding}` : ''}${bias ? '' : ', bias=False'}`;
      const layer = pytorchInit(
        `nn.ConvTranspose2d(${input.shape[0]}, ${filters}, ${kernel}${more})`,
        init,
        bias && biasInit,
      );
      if (activation === 'linear') return layer;
      return `${layer}, ${activation === 'softmax' ? 'nn.Softmax(dim=1)' : functionTexts[activation].pytorch}`;
    },
    keras(_input, { filters, kernel, stride, padding, bias, init, biasInit, activation }) {
      // Keras fills the sides up to a multiple of the stride unless it is told not to.
      const more = `${stride > 1 ? `, strides=${stride}` : ''}${kernel < stride ? ', output_padding=0' : ''}${bias ? '' : ', use_bias=False'}`;
      const bends = activation === 'linear' ? '' : `, activation=${functionTexts[activation].keras}`;
      const layer = `keras.layers.Conv2DTranspose(${filters}, ${kernel}${more}${bends}${kerasInit(init, filters * kernel * kernel, bias && biasInit)})`;
      return padding ? `${layer}, keras.layers.Cropping2D(${padding})` : layer;
    },
    flax(input, { filters, kernel, stride, padding, bias, init, biasInit, activation }) {
      const around = kernel - 1 - padding; // as padding of the image with zeros between its numbers
      const more = `${stride > 1 ? `, strides=${stride}` : ''}, padding=${around}, transpose_kernel=True${bias ? '' : ', use_bias=False'}`;
      const start = flaxInit(init, filters * kernel * kernel, bias && biasInit);
      const layer = `nnx.ConvTranspose(${input.shape[0]}, ${filters}, (${kernel}, ${kernel})${more}${start}, rngs=rngs)`;
      return activation === 'linear' ? layer : `${layer}, ${functionTexts[activation].flax}`;
    },
  },
  source: {
    label: 'Zeiler et al. 2010; torch.nn.ConvTranspose2d',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.ConvTranspose2d.html',
  },
};
