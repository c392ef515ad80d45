import { sequenceProblem } from '#layers/sequenceInput.ts';
import { defineLayer, noParameters } from '#nn/layer.ts';

/** a[t, 2i] = x[t, 2i] + sin(t / 10000^(2i/E)), a[t, 2i + 1] = x[t, 2i + 1] + cos(t / 10000^(2i/E)), t from 0: [T, E] → [T, E]. */
export const positionalEncoding = defineLayer({
  type: 'positionalEncoding',
  category: 'sequence',
  fields: {},
  outputShape: (input) => sequenceProblem(input) ?? { shape: input.shape },
  parameters: noParameters,
  multiplyAdds: () => 0,
  sees: 'itself',
});
