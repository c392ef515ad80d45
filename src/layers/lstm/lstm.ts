import {
  recurrentDetail,
  recurrentFields,
  recurrentParameters,
  recurrentProducts,
  recurrentShape,
} from '#layers/recurrentLayer.ts';
import { defineLayer } from '#nn/layer.ts';

/** A state h and a cell c that gates i, f, o open and close: [T, E] → [T, units] or [units]; gates in the order i f g o (torch.nn.LSTM). */
export const lstm = defineLayer({
  type: 'lstm',
  name: 'LSTM',
  category: 'sequence',
  summary:
    'Reads a sequence step by step and keeps a memory beside its state, in which gates of its own decide what is kept, added and shown.',
  fields: recurrentFields,
  outputShape: recurrentShape,
  parameters: (input, values) => recurrentParameters(input, values.units, 4),
  multiplyAdds: (input, values) => recurrentProducts(input, values.units, 4),
  sees: 'past',
  detail: recurrentDetail,
});
