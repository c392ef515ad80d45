import { recurrentFields, recurrentParameters, recurrentProducts, recurrentShape } from '#layers/recurrentLayer.ts';
import { defineLayer } from '#nn/layer.ts';

/** h_t = (1 − z) n + z h_(t−1), n = tanh(W_in x + b_in + r (W_hn h + b_hn)): [T, E] → [T, units] or [units]; gates in the order r z n (torch.nn.GRU). */
export const gru = defineLayer({
  type: 'gru',
  category: 'sequence',
  fields: recurrentFields,
  outputShape: recurrentShape,
  parameters: (input, values) => recurrentParameters(input, values.units, 3),
  multiplyAdds: (input, values) => recurrentProducts(input, values.units, 3),
  sees: 'past',
});
