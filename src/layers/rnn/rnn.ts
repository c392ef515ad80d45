import { recurrentFields, recurrentParameters, recurrentProducts, recurrentShape } from '#layers/recurrentLayer.ts';
import { defineLayer } from '#nn/layer.ts';

/** h_t = tanh(W_ih x_t + b_ih + W_hh h_(t−1) + b_hh), h_0 = 0: [T, E] → [T, units] or [units] (torch.nn.RNN). */
export const rnn = defineLayer({
  type: 'rnn',
  category: 'sequence',
  fields: recurrentFields,
  outputShape: recurrentShape,
  parameters: (input, values) => recurrentParameters(input, values.units, 1),
  multiplyAdds: (input, values) => recurrentProducts(input, values.units, 1),
  sees: 'past',
});
