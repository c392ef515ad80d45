import { drawValues } from '#data/draw.ts';
import { surfaceFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';

/** A tilted plane: (x₁ + x₂) / 2 at places drawn uniformly from [−1, 1]². */
export const plane = defineDataset({
  type: 'plane',
  task: 'regression',
  kind: 'plane',
  fields: surfaceFields,
  generate: ({ samples, noise }, random) => drawValues(samples, 2, noise, random, (x, y) => (x + y) / 2),
});
