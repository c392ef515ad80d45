import { tokenFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/**
 * Rows [T] of digits, each uniform from 0 to `digits` − 1; the answers are the same digits in ascending order. Every answer depends on all of the row: a
 * network that goes from left to right cannot give the first ones, attention can.
 */
export const sorting = defineDataset({
  type: 'sorting',
  task: 'classification',
  kind: 'tokens',
  needs: 'whole',
  fields: {
    ...tokenFields,
    length: int({ default: 8, min: 2, max: 32 }),
    digits: int({ default: 10, min: 2, max: 10 }),
  },
  generate({ samples, length, digits }, random) {
    const inputs = Float32Array.from({ length: samples * length }, () => random.below(digits));
    const targets = inputs.slice();
    for (let i = 0; i < samples; i++) targets.subarray(i * length, (i + 1) * length).sort();
    const names = Array.from({ length: digits }, (_, k) => String(k));
    return { inputs, shape: [length], tokens: names, positions: length, targets, classNames: names };
  },
});
