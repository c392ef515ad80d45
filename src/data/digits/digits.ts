import { askedOfImage, imageLight, imageNoise, imageTask, worldFields } from '#data/fields.ts';
import { generatedLate } from '#data/late.ts';
import { defineDataset } from '#nn/dataset.ts';
import { set } from '#nn/field.ts';

const DIGITS = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const;

/**
 * Pictures [1, 28, 28] of handwritten digits, drawn anew: a skeleton, its points strayed and bent by slow waves, then stretched, slanted and turned, drawn with a
 * pen of varying width, and brought to size and place as MNIST's are. What was chosen is known of each, and so are its strokes, ends, crossings, corners and
 * loops. A network that saw nothing else reads the real ones.
 * Sources: G. Hinton, C. Williams, M. Revow, Adaptive elastic models for hand-printed character recognition (1991); P. Simard, D. Steinkraus, J. Platt, Best
 * practices for convolutional neural networks (2003).
 */
export const digits = defineDataset({
  type: 'digits',
  task: askedOfImage,
  kind: 'image',
  fields: {
    task: imageTask,
    samples: { ...worldFields.samples, max: 60_000 },
    classes: set({ choices: DIGITS, default: DIGITS, min: 2 }),
    noise: imageNoise,
    light: imageLight,
    testShare: worldFields.testShare,
  },
  generate: generatedLate('digits'),
});
