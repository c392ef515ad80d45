import { tokenFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/**
 * Rows [T] of letters, each uniform; the answer at step t is the letter at T − 1 − t. The first answers need letters that come last: a network that goes
 * from left to right cannot give them, attention can.
 */
export const reversal = defineDataset({
  type: 'reversal',
  task: 'classification',
  kind: 'tokens',
  needs: 'whole',
  fields: {
    ...tokenFields,
    length: int({ default: 8, min: 2, max: 32 }),
    alphabet: int({ default: 8, min: 2, max: 26 }),
  },
  generate({ samples, length, alphabet }, random) {
    const inputs = Float32Array.from({ length: samples * length }, () => random.below(alphabet));
    const letters = Array.from({ length: alphabet }, (_, k) => String.fromCharCode(65 + k));
    return {
      inputs,
      shape: [length],
      tokens: letters,
      positions: length,
      targets: inputs.map((_, k) => inputs[k - 2 * (k % length) + length - 1]!),
      classNames: letters,
    };
  },
});
