import { cosf, sinf } from '#base/math.ts';
import { drawClasses, lettersFor, turn } from '#data/draw.ts';
import { planeFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { int } from '#nn/field.ts';

/** Distance of the centres from the origin. */
const RADIUS = 0.6;

/** The noise at which a cloud has its smallest spread: clouds of one point would not be clouds. */
const LEAST = 0.2;

/**
 * Normal clouds: centre k stands at 0.6 · (cos φ, sin φ), φ = 2π(1/8 + k / classes), and each coordinate has the standard deviation
 * (0.2 + noise) / 2, the same for all classes. The best boundary is therefore known: the nearest centre wins.
 */
export const gaussians = defineDataset({
  type: 'gaussians',
  task: 'classification',
  kind: 'plane',
  fields: { ...planeFields, classes: int({ default: 3, min: 2, max: 6 }) },
  generate: ({ samples, noise, classes }, random) =>
    drawClasses(samples, lettersFor(classes), LEAST + noise, random, (label) => {
      const angle = turn(1 / 8 + label / classes);
      return [RADIUS * cosf(angle), RADIUS * sinf(angle)];
    }),
});
