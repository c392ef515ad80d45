import { sequenceFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/**
 * The adding problem: sequences [T, 2] of a value, uniform on [0, 1), and a marker, 1 at one step of the first half and at one of the second, 0 elsewhere.
 * The answer is the sum of the two marked values. To say 1 every time costs a squared error of 1/6 ≈ 0.167 on average.
 * Source: S. Hochreiter and J. Schmidhuber, Long short-term memory (1997), experiment 4; the halves as in M. Arjovsky, A. Shah and Y. Bengio,
 * Unitary evolution recurrent neural networks (2016).
 */
export const adding = defineDataset({
  type: 'adding',
  task: 'regression',
  kind: 'sequence',
  fields: { ...sequenceFields, steps: int({ default: 20, min: 2, max: 100 }) },
  generate({ samples, steps }, random) {
    const inputs = new Float32Array(samples * steps * 2);
    const targets = new Float32Array(samples);
    const half = Math.floor(steps / 2);
    for (let i = 0; i < samples; i++) {
      const at = i * steps * 2;
      for (let t = 0; t < steps; t++) inputs[at + 2 * t] = random.uniform();
      for (const t of [random.below(half), half + random.below(steps - half)]) {
        inputs[at + 2 * t + 1] = 1;
        targets[i]! += inputs[at + 2 * t]!;
      }
    }
    return { inputs, shape: [steps, 2], columnNames: ['value', 'marker'], targets, classNames: [] };
  },
});
