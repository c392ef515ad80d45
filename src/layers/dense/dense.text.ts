import { functionTexts } from '#layers/activationText.ts';
import { bent, slope, throughActivation } from '#layers/formulaParts.ts';
import { flaxInit, kerasInit, pytorchInit } from '#layers/initializerCode.ts';
import type { TextOf } from '#nn/layer.ts';
import type { dense } from './dense.ts';

export const denseText: TextOf<typeof dense> = {
  formula(_input, values) {
    const sum = `W\\mathbf h${values.bias ? ' + \\mathbf b' : ''}`;
    return `\\mathbf a = ${bent(values.activation, sum)}`;
  },
  symbols(input, values) {
    const into = input.shape.at(-1)!;
    return [
      { symbol: '\\mathbf h', meaning: 'input', shape: `\\mathbb R^{${into}}` },
      { symbol: 'W', meaning: 'weights, a row for each unit', shape: `\\mathbb R^{${values.units}\\times ${into}}` },
      ...(values.bias ? [{ symbol: '\\mathbf b', meaning: 'biases', shape: `\\mathbb R^{${values.units}}` }] : []),
      { symbol: '\\mathbf a', meaning: 'output', shape: `\\mathbb R^{${values.units}}` },
    ];
  },
  derive(input, values) {
    const everywhere = input.shape.length > 1 ? 'over the steps and the batch' : 'over the batch';
    return [
      throughActivation(values.activation),
      {
        say: `A weight multiplies one input for one unit: its gradient is δ of the unit times the input, added up ${everywhere}.`,
        formula: `${slope('W')} = \\boldsymbol\\delta\\,\\mathbf h^{\\top}`,
      },
      ...(values.bias
        ? [
            {
              say: 'The bias is a weight whose input is 1.',
              formula: `${slope('\\mathbf b')} = \\boldsymbol\\delta`,
            },
          ]
        : []),
      {
        say: 'An input feeds every unit: what comes back through its weights adds up.',
        formula: `${slope('\\mathbf h')} = W^{\\top} \\boldsymbol\\delta`,
      },
    ];
  },
  closeUp: 'sum',
  code: {
    pytorch(input, values) {
      const layer = `nn.Linear(${input.shape.at(-1)}, ${values.units}${values.bias ? '' : ', bias=False'})`;
      const started = pytorchInit(layer, values.init, values.bias && values.biasInit);
      return values.activation === 'linear' ? started : `${started}, ${functionTexts[values.activation].pytorch}`;
    },
    keras(input, values) {
      const activation = values.activation === 'linear' ? '' : `, activation=${functionTexts[values.activation].keras}`;
      return `keras.layers.Dense(${values.units}${activation}${values.bias ? '' : ', use_bias=False'}${kerasInit(values.init, input.shape.at(-1)!, values.bias && values.biasInit)})`;
    },
    flax(input, values) {
      const layer = `nnx.Linear(${input.shape.at(-1)}, ${values.units}${values.bias ? '' : ', use_bias=False'}${flaxInit(values.init, input.shape.at(-1)!, values.bias && values.biasInit)}, rngs=rngs)`;
      return values.activation === 'linear' ? layer : `${layer}, ${functionTexts[values.activation].flax}`;
    },
  },
  source: {
    label: 'Rosenblatt 1958; torch.nn.Linear',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.Linear.html',
  },
};
