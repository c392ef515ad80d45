import { sinf } from '#base/math.ts';
import { drawValues, turn } from '#data/draw.ts';
import { lineFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { float } from '#nn/field.ts';

/** A sine: sin(π · cycles · x) at places drawn uniformly from −1 … 1, which holds `cycles` of its waves. */
export const sine = defineDataset({
  type: 'sine',
  task: 'curve',
  kind: 'line',
  fields: { ...lineFields, cycles: float({ default: 2, min: 0.5, max: 6, step: 0.5 }) },
  generate: ({ samples, noise, cycles }, random) =>
    drawValues(samples, 1, noise, random, (x) => sinf(turn((cycles * x) / 2))),
});
