import { imageProblem } from '#layers/imageInput.ts';
import { int } from '#nn/field.ts';
import { defineLayer, noParameters } from '#nn/layer.ts';
import type { Shape } from '#nn/shape.ts';

export const scaled = ([channels, height, width]: Shape, scale: number): Shape => [
  channels!,
  height! * scale,
  width! * scale,
];

/** a[c, i, j] = x[c, ⌊i / s⌋, ⌊j / s⌋]: [C, H, W] → [C, s·H, s·W] (torch.nn.Upsample, nearest). */
export const upsample2d = defineLayer({
  type: 'upsample2d',
  category: 'image',
  fields: { scale: int({ default: 2, min: 2, max: 16 }) },
  outputShape: (input, { scale }) => imageProblem(input) ?? { shape: scaled(input.shape, scale) },
  parameters: noParameters,
  multiplyAdds: () => 0,
  sees: 'channelWindow',
  window: ({ scale }) => ({ size: scale, stride: 1 / scale, padding: 0 }),
});
