import { activationField, loneSoftmax } from '#layers/activationFunctions.ts';
import { biasInitializer, flag, initializer, int } from '#nn/field.ts';
import { defineLayer } from '#nn/layer.ts';
import { sizeOf } from '#nn/shape.ts';

/** a = f(W h + b) on the last axis: [.., in] → [.., units]; `weight` [units, in], `bias` [units] (torch.nn.Linear). */
export const dense = defineLayer({
  type: 'dense',
  category: 'units',
  fields: {
    units: int({ default: 8, min: 1, max: 4096 }),
    activation: activationField,
    bias: flag({ default: true }),
    init: initializer({ default: 'pytorch', advanced: true }),
    biasInit: biasInitializer({ default: 'usual', advanced: true }),
  },
  fresh: { activation: 'relu' },
  outputShape(input, values) {
    if (input.tokens !== undefined || input.shape.length === 0) {
      return {
        field: 'type',
        found: { code: 'needs', needed: 'vectors', got: input },
        fixes: [{ say: 'insertEmbedding', insert: 'embedding' }],
      };
    }
    if (input.shape.length === 3) {
      return {
        field: 'type',
        found: { code: 'needs', needed: 'vectorOrSequence', got: input },
        fixes: [{ say: 'insertFlatten', insert: 'flatten' }],
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
  constant: (_, { activation, units }) => loneSoftmax('activation', activation, units),
  multiplyAdds: (input, values) => sizeOf(input.shape) * values.units,
  sees: 'vector',
});
