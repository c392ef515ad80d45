import { sequenceFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { flag, int } from '#nn/field.ts';

/** Class 0, the positive one, is "odd", as true is with exclusive or, which is the parity of two bits. */
const ODD = 0;
const EVEN = 1;

/**
 * Bits [T, 1], 0 or 1, each row equally likely within its class: whether the number of ones is odd or even, at the last step, or up to every step.
 * Rows are odd and even in turn. Source: M. Minsky and S. Papert, Perceptrons (1969).
 */
export const parity = defineDataset({
  type: 'parity',
  task: 'classification',
  kind: 'sequence',
  needs: 'past',
  fields: { ...sequenceFields, steps: int({ default: 12, min: 2, max: 64 }), each: flag({ default: true }) },
  generate({ samples, steps, each }, random) {
    const inputs = new Float32Array(samples * steps);
    const soFar = new Float32Array(samples * steps);
    for (let i = 0; i < samples; i++) {
      const wanted = i % 2 === ODD ? 1 : 0;
      let ones = 0;
      for (let t = 0; t < steps; t++) {
        // The last bit is what is missing to the row's class: the others are free.
        const bit = t < steps - 1 ? random.below(2) : (ones + wanted) % 2;
        ones += bit;
        inputs[i * steps + t] = bit;
        soFar[i * steps + t] = ones % 2 === 1 ? ODD : EVEN;
      }
    }
    return {
      inputs,
      shape: [steps, 1],
      columnNames: ['bit'],
      ...(each ? { positions: steps, targets: soFar } : { targets: soFar.filter((_, k) => k % steps === steps - 1) }),
      classNames: ['odd', 'even'],
    };
  },
});
