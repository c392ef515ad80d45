import { recurrentFields, recurrentParameters, recurrentProducts, recurrentShape } from '#layers/recurrentLayer.ts';
import { defineLayer } from '#nn/layer.ts';

/** A state h and a cell c that gates i, f, o open and close: [T, E] → [T, units] or [units]; gates in the order i f g o (torch.nn.LSTM). */
export const lstm = defineLayer({
  type: 'lstm',
  category: 'sequence',
  fields: recurrentFields,
  outputShape: recurrentShape,
  parameters: (input, values) => recurrentParameters(input, values.units, 4),
  multiplyAdds: (input, values) => recurrentProducts(input, values.units, 4),
  sees: 'past',
});
