import { tokensProblem } from '#layers/imageInput.ts';
import { defineLayer, noParameters } from '#nn/layer.ts';
import { sizeOf } from '#nn/shape.ts';

/** The same numbers in one row, channel by channel, row by row: [C, H, W] → [C·H·W], [T, E] → [T·E] (torch.nn.Flatten). */
export const flatten = defineLayer({
  type: 'flatten',
  category: 'units',
  fields: {},
  outputShape: (input) => tokensProblem(input) ?? { shape: [sizeOf(input.shape)] },
  parameters: noParameters,
  multiplyAdds: () => 0,
  sees: 'itself',
});
