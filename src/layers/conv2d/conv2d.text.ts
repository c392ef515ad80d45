import { functionTexts } from '#layers/activationText.ts';
import { bent, reals, slope, throughActivation } from '#layers/formulaParts.ts';
import { offset, windowedShape } from '#layers/imageInput.ts';
import { flaxInit, kerasInit, pytorchInit } from '#layers/initializerCode.ts';
import type { TextOf, Window } from '#nn/layer.ts';
import { type conv2d, fanInOf, windowOf } from './conv2d.ts';

/** Σ over channels, and over the window's rows and columns where it has more than one. */
const sums = (channels: number, size: number) =>
  `\\sum_{c=1}^{${channels}}${size > 1 ? `\\sum_{u=0}^{${size - 1}}\\sum_{v=0}^{${size - 1}}` : ''}`;

const weightSymbol = (size: number) => (size > 1 ? 'W_{o,c,u,v}' : 'W_{o,c}');

/** The input under the window's (u, v) at place (i, j). */
const under = (window: Window) => `x_{c,\\,${offset('i', 'u', window)},\\,${offset('j', 'v', window)}}`;

export const conv2dText: TextOf<typeof conv2d> = {
  formula(input, values) {
    const { kernel, bias, activation } = values;
    const products = `${sums(input.shape[0]!, kernel)} ${weightSymbol(kernel)}\\,${under(windowOf(values))}`;
    return `a_{o,i,j} = ${bent(activation, `${bias ? 'b_o + ' : ''}${products}`)}`;
  },
  symbols(input, values) {
    const { filters, kernel, bias, padding } = values;
    return [
      {
        symbol: 'x_{c,i,j}',
        meaning: `input: channel c, row i, column j from 0${padding ? '; 0 outside the image' : ''}`,
        shape: reals(...input.shape),
      },
      {
        symbol: weightSymbol(kernel),
        meaning: 'weights of filter o, the same at every place',
        shape: reals(filters, input.shape[0]!, kernel, kernel),
      },
      ...(bias ? [{ symbol: 'b_o', meaning: 'biases, one for each filter', shape: reals(filters) }] : []),
      {
        symbol: 'a_{o,i,j}',
        meaning: 'output: what filter o finds at place (i, j)',
        shape: reals(...windowedShape(input.shape, filters, windowOf(values))),
      },
    ];
  },
  derive(_input, values) {
    const window = windowOf(values);
    const weight = weightSymbol(values.kernel);
    return [
      throughActivation(values.activation),
      {
        say: 'A weight is used at every place: its gradient is the sum over all of them, and over the batch.',
        formula: `${slope(weight)} = \\sum_{i,j} \\delta_{o,i,j}\\; ${under(window)}`,
      },
      ...(values.bias
        ? [
            {
              say: 'So is the bias, with an input of 1.',
              formula: `${slope('b_o')} = \\sum_{i,j} \\delta_{o,i,j}`,
            },
          ]
        : []),
      {
        say: 'An input lies under several windows of every filter: it gets back from each what its weight there is worth.',
        formula: `${slope('x_{c,m,n}')} = \\sum_o \\sum_{i,j,u,v} ${weight}\\;\\delta_{o,i,j}\\quad\\text{where } ${offset('i', 'u', window)} = m,\\ ${offset('j', 'v', window)} = n`,
      },
    ];
  },
  closeUp: 'window',
  code: {
    pytorch(input, { filters, kernel, stride, padding, bias, init, biasInit, activation }) {
      const more = `${stride > 1 ? `, stride=${stride}` : ''}${padding ? `, padding=${padding}` : ''}${bias ? '' : ', bias=False'}`;
      const layer = pytorchInit(`nn.Conv2d(${input.shape[0]}, ${filters}, ${kernel}${more})`, init, bias && biasInit);
      if (activation === 'linear') return layer;
      return `${layer}, ${activation === 'softmax' ? 'nn.Softmax(dim=1)' : functionTexts[activation].pytorch}`;
    },
    keras(input, { filters, kernel, stride, padding, bias, init, biasInit, activation }) {
      const same = stride === 1 && padding > 0 && kernel === 2 * padding + 1;
      const more = `${stride > 1 ? `, strides=${stride}` : ''}${same ? ', padding="same"' : ''}${bias ? '' : ', use_bias=False'}`;
      const bends = activation === 'linear' ? '' : `, activation=${functionTexts[activation].keras}`;
      const layer = `keras.layers.Conv2D(${filters}, ${kernel}${more}${bends}${kerasInit(init, fanInOf(input, kernel), bias && biasInit)})`;
      return padding && !same ? `keras.layers.ZeroPadding2D(${padding}), ${layer}` : layer;
    },
    flax(input, { filters, kernel, stride, padding, bias, init, biasInit, activation }) {
      const more = `${stride > 1 ? `, strides=${stride}` : ''}, padding=${padding}${bias ? '' : ', use_bias=False'}`;
      const start = flaxInit(init, fanInOf(input, kernel), bias && biasInit);
      const layer = `nnx.Conv(${input.shape[0]}, ${filters}, (${kernel}, ${kernel})${more}${start}, rngs=rngs)`;
      return activation === 'linear' ? layer : `${layer}, ${functionTexts[activation].flax}`;
    },
  },
  source: {
    label: 'LeCun et al. 1989; torch.nn.Conv2d',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.Conv2d.html',
  },
};
