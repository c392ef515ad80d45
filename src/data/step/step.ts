import { drawValues } from '#data/draw.ts';
import { lineFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/**
 * Stairs from −1 to 1: −1 + 2 · ⌊(x + 1) / 2 · (steps + 1)⌋ / steps at places drawn uniformly from [−1, 1). One step jumps from −1 to 1 at x = 0.
 */
export const step = defineDataset({
  type: 'step',
  task: 'curve',
  kind: 'line',
  fields: { ...lineFields, steps: int({ default: 1, min: 1, max: 8 }) },
  generate: ({ samples, noise, steps }, random) =>
    drawValues(samples, 1, noise, random, (x) => {
      const stair = Math.floor(((x + 1) / 2) * (steps + 1));
      return -1 + (2 * stair) / steps;
    }),
});
