import { sinf } from '#base/math.ts';
import { drawValues, turn } from '#data/draw.ts';
import { lineFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { float } from '#nn/field.ts';

/** A sine: sin(π · cycles · x) at places drawn uniformly from −1 … 1, which holds `cycles` of its waves. */
export const sine = defineDataset({
  type: 'sine',
  name: 'Sine',
  summary: 'A smooth wave over a line: watch how the pieces of a network add up to a curve.',
  task: 'curve',
  kind: 'line',
  fields: {
    ...lineFields,
    cycles: float({
      label: 'Cycles',
      default: 2,
      min: 0.5,
      max: 6,
      step: 0.5,
      help: 'How many waves stand between −1 and 1; more of them need more bends.',
    }),
  },
  generate: ({ samples, noise, cycles }, random) =>
    drawValues(samples, 1, noise, random, (x) => sinf(turn((cycles * x) / 2))),
});
