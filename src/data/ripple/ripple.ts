import { cosf } from '#base/math.ts';
import { drawValues, turn } from '#data/draw.ts';
import { surfaceFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { float } from '#nn/field.ts';

/** Rings around the origin: cos(2π · waves · √(x₁² + x₂²)) at places drawn uniformly from [−1, 1]². */
export const ripple = defineDataset({
  type: 'ripple',
  task: 'regression',
  kind: 'plane',
  fields: { ...surfaceFields, waves: float({ default: 1, min: 0.5, max: 3, step: 0.5 }) },
  generate: ({ samples, noise, waves }, random) =>
    drawValues(samples, 2, noise, random, (x, y) => cosf(turn(waves * Math.sqrt(x * x + y * y)))),
});
