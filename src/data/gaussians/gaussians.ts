import { cosf, sinf } from '#base/math.ts';
import { drawClasses, lettersFor, turn } from '#data/draw.ts';
import { noise, planeFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { float, int } from '#nn/field.ts';

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
  name: 'Gaussians',
  summary: 'Round clouds, one a class: straight lines between their centres are the best boundary there is.',
  task: 'classification',
  kind: 'plane',
  fields: {
    ...planeFields,
    noise: float({
      ...noise,
      help: 'How wide the clouds are: the standard deviation along each axis is half of it, plus 0.1; wide clouds overlap.',
    }),
    classes: int({
      label: 'Classes',
      default: 3,
      min: 2,
      max: 6,
      help: 'How many clouds stand on the circle, each a class of its own.',
    }),
  },
  generate: ({ samples, noise, classes }, random) =>
    drawClasses(samples, lettersFor(classes), LEAST + noise, random, (label) => {
      const angle = turn(1 / 8 + label / classes);
      return [RADIUS * cosf(angle), RADIUS * sinf(angle)];
    }),
});
