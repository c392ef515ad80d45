import { tokensProblem } from '#layers/imageInput.ts';
import { defineLayer, noParameters } from '#nn/layer.ts';
import type { Shape } from '#nn/shape.ts';

export const isImage = (shape: Shape) => shape.length === 3;

/** a[c] = the mean of x[c] over rows and columns: [C, H, W] → [C]; of a sequence over its steps: [T, E] → [E] (torch.nn.AdaptiveAvgPool2d(1)). */
export const globalAvgPool = defineLayer({
  type: 'globalAvgPool',
  category: 'image',
  fields: {},
  outputShape(input) {
    const problem = tokensProblem(input);
    if (problem) return problem;
    if (input.shape.length > 1) return { shape: isImage(input.shape) ? [input.shape[0]!] : [input.shape[1]!] };
    return { field: 'type', found: { code: 'oneAlready', got: input } };
  },
  parameters: noParameters,
  multiplyAdds: () => 0,
  sees: 'channel',
});
