import { activationField, functionNames, functionTexts } from '#layers/activationFunctions.ts';
import { bent, slope, throughActivation } from '#layers/formulaParts.ts';
import { flaxInit, kerasInit, pytorchInit } from '#layers/initializerCode.ts';
import { flag, initializer, int } from '#nn/field.ts';
import { defineLayer } from '#nn/layer.ts';
import { formatShape, sizeOf } from '#nn/shape.ts';

/** a = f(W h + b) on the last axis: [.., in] → [.., units]; `weight` [units, in], `bias` [units] (torch.nn.Linear). */
export const dense = defineLayer({
  type: 'dense',
  name: 'Dense',
  category: 'units',
  summary: 'Every unit sums all its inputs, each times a weight of its own, adds a bias, and bends the result.',
  fields: {
    units: int({
      label: 'Units',
      default: 8,
      min: 1,
      max: 4096,
      help: 'How many sums the layer computes: the width of its output.',
    }),
    activation: activationField,
    bias: flag({
      label: 'Bias',
      default: true,
      help: 'A number that is added to each sum, so that a unit need not be zero where its inputs are.',
    }),
    init: initializer({
      label: 'Initialiser',
      default: 'pytorch',
      advanced: true,
      help: 'How the weights start. Equal starts make equal units: zeros never learn.',
    }),
  },
  fresh: { activation: 'relu' },
  outputShape(input, values) {
    if (input.tokens !== undefined || input.shape.length === 0) {
      return {
        field: 'type',
        message: `needs real numbers, got tokens ${formatShape(input.shape)}; an embedding turns tokens into vectors`,
      };
    }
    if (input.shape.length === 3) {
      return {
        field: 'type',
        message: `needs a vector [C] or a sequence [T, E], got an image ${formatShape(input.shape)}`,
        fixes: [{ label: 'Insert Flatten', insert: 'flatten' }],
      };
    }
    return { shape: [...input.shape.slice(0, -1), values.units] };
  },
  parameters(input, values) {
    const fanIn = input.shape.at(-1)!;
    const fans = { fanIn, fanOut: values.units };
    const weight = { shape: [values.units, fanIn], ...fans, start: 'weight' } as const;
    return values.bias ? { weight, bias: { shape: [values.units], ...fans, start: 'bias' } } : { weight };
  },
  multiplyAdds: (input, values) => sizeOf(input.shape) * values.units,
  sees: 'vector',
  detail: (values) => (values.activation === 'linear' ? '' : functionNames[values.activation]),
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
  code: {
    pytorch(input, values) {
      const layer = `nn.Linear(${input.shape.at(-1)}, ${values.units}${values.bias ? '' : ', bias=False'})`;
      const started = pytorchInit(layer, values.init, values.bias);
      return values.activation === 'linear' ? started : `${started}, ${functionTexts[values.activation].pytorch}`;
    },
    keras(input, values) {
      const activation = values.activation === 'linear' ? '' : `, activation=${functionTexts[values.activation].keras}`;
      return `keras.layers.Dense(${values.units}${activation}${values.bias ? '' : ', use_bias=False'}${kerasInit(values.init, input.shape.at(-1)!, values.bias)})`;
    },
    flax(input, values) {
      const layer = `nnx.Linear(${input.shape.at(-1)}, ${values.units}${values.bias ? '' : ', use_bias=False'}${flaxInit(values.init, input.shape.at(-1)!, values.bias)}, rngs=rngs)`;
      return values.activation === 'linear' ? layer : `${layer}, ${functionTexts[values.activation].flax}`;
    },
  },
  source: {
    label: 'Rosenblatt 1958; torch.nn.Linear',
    url: 'https://pytorch.org/docs/stable/generated/torch.nn.Linear.html',
  },
});
