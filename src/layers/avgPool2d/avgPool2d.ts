import { poolingFields, poolingShape, poolingWindow } from '#layers/poolingLayer.ts';
import { defineLayer, noParameters } from '#nn/layer.ts';

/** a[c, i, j] = the mean of x[c, S·i + u, S·j + v], 0 ≤ u, v < F: [C, H, W] → [C, ⌊(H − F) / S⌋ + 1, …] (torch.nn.AvgPool2d). */
export const avgPool2d = defineLayer({
  type: 'avgPool2d',
  category: 'image',
  fields: poolingFields,
  outputShape: poolingShape,
  parameters: noParameters,
  multiplyAdds: () => 0,
  sees: 'channelWindow',
  window: poolingWindow,
});
