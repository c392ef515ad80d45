import { askedOfImage, imageNoise, imageTask, worldFields } from '#data/fields.ts';
import { generatedLate } from '#data/late.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/**
 * Pictures [1, 28, 28] of a disc and a square beside one another; asked for is which of them is on the left. Where the two places are and how large is what stands
 * there does not depend on the answer, and between them lies a strip of paper: a window no wider than the strip sees one shape at most, and has the same to
 * see in both classes. What pools such windows over the picture stays at chance, however many filters it has; windows that span the strip do not: XOR for
 * pictures.
 */
export const relations = defineDataset({
  type: 'relations',
  task: askedOfImage,
  kind: 'image',
  fields: {
    task: imageTask,
    samples: worldFields.samples,
    gap: int({ default: 6, min: 2, max: 9 }),
    noise: imageNoise,
    testShare: worldFields.testShare,
  },
  generate: generatedLate('relations'),
});
