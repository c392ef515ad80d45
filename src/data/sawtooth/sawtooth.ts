import { drawValues } from '#data/draw.ts';
import { lineFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/** Teeth that rise from −1 to 1 and fall at once: 2 · (p − ⌊p⌋) − 1 with p = teeth · (x + 1) / 2, at places drawn uniformly from −1 … 1. */
export const sawtooth = defineDataset({
  type: 'sawtooth',
  task: 'curve',
  kind: 'line',
  fields: { ...lineFields, teeth: int({ default: 3, min: 1, max: 16 }) },
  generate: ({ samples, noise, teeth }, random) =>
    drawValues(samples, 1, noise, random, (x) => {
      const phase = (teeth * (x + 1)) / 2;
      return 2 * (phase - Math.floor(phase)) - 1;
    }),
});
