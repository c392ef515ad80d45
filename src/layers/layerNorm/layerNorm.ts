import { tokensProblem } from '#layers/imageInput.ts';
import { affine, alone, epsilonField } from '#layers/normalizationLayer.ts';
import { defineLayer } from '#nn/layer.ts';
import { type Shape, sizeOf } from '#nn/shape.ts';

/** What is standardised together: the last axis, of an image all of it. */
export const featuresOf = (shape: Shape): Shape => (shape.length === 3 ? shape : [shape.at(-1)!]);

/** a = γ (x − μ) / √(σ² + ε) + β, μ and σ² over the last axis, of an image over all of [C, H, W]; `weight` γ and `bias` β of that shape (torch.nn.LayerNorm). */
export const layerNorm = defineLayer({
  type: 'layerNorm',
  category: 'normalise',
  fields: { epsilon: epsilonField },
  outputShape: (input) => tokensProblem(input) ?? { shape: input.shape },
  parameters: ({ shape }) => affine(featuresOf(shape)),
  constant: ({ shape }) => alone(sizeOf(featuresOf(shape)), 'features'),
  multiplyAdds: () => 0,
  sees: 'sample',
});
