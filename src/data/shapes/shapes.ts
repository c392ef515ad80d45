import { askedOfImage, imageLight, imageNoise, imageTask, worldFields } from '#data/fields.ts';
import { generatedLate } from '#data/late.ts';
import { defineDataset } from '#nn/dataset.ts';
import { set } from '#nn/field.ts';

const SHAPES = ['circle', 'square', 'triangle', 'star', 'cross', 'ring'] as const;
export type ShapeName = (typeof SHAPES)[number];

/**
 * Pictures [1, 24, 24] of one shape each, filled or as an outline, of any size, place, angle and strength of ink.
 * Source: after dSprites: L. Matthey, I. Higgins, D. Hassabis, A. Lerchner (2017).
 */
export const shapes = defineDataset({
  type: 'shapes',
  task: askedOfImage,
  kind: 'image',
  fields: {
    task: imageTask,
    samples: worldFields.samples,
    classes: set({ choices: SHAPES, default: SHAPES, min: 2 }),
    noise: imageNoise,
    light: imageLight,
    testShare: worldFields.testShare,
  },
  generate: generatedLate('shapes'),
});
