import { askedOfImage, imageNoise, worldFields } from '#data/fields.ts';
import { generatedLate } from '#data/late.ts';
import { defineDataset } from '#nn/dataset.ts';
import { choice } from '#nn/field.ts';

const TASKS = ['expression', 'identity', 'glasses', 'picture'] as const;
export type FaceTask = (typeof TASKS)[number];

/**
 * Pictures [1, 32, 32] of cartoon faces: an expression, which brows, eyes and mouth make together; an identity, of hair and the shape of the head; and what
 * belongs to neither: where the face is, how large, how it is held, its light, and whether it wears glasses. Which of these is asked for changes nothing in the
 * pictures, nor which of them are held out: what was the answer becomes a nuisance, and a nuisance the answer.
 */
export const faces = defineDataset({
  type: 'faces',
  task: askedOfImage,
  kind: 'image',
  fields: {
    task: choice({ choices: TASKS, default: 'expression' }),
    samples: worldFields.samples,
    noise: { ...imageNoise, default: 0.05 },
    testShare: worldFields.testShare,
  },
  generate: generatedLate('faces'),
});
