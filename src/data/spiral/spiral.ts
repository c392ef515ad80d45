import { cosf, sinf } from '#base/math.ts';
import { drawClasses, lettersFor, turn } from '#data/draw.ts';
import { planeFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';
import { float, int } from '#nn/field.ts';

/** Arms start off the centre, where they would all meet. */
const INNER = 0.1;

/**
 * Archimedean spirals: arm k holds r · (cos φ, sin φ) with φ = 2π(k / arms + turns · r) and r uniform on [0.1, 1); then the point strays.
 * Source: the two-spirals task of K. Lang and M. Witbrock, Learning to tell two spirals apart (1988).
 */
export const spiral = defineDataset({
  type: 'spiral',
  task: 'classification',
  kind: 'plane',
  fields: {
    ...planeFields,
    arms: int({ default: 2, min: 2, max: 5 }),
    turns: float({ default: 1.5, min: 0.25, max: 3, step: 0.25 }),
  },
  generate: ({ samples, noise, arms, turns }, random) =>
    drawClasses(samples, lettersFor(arms), noise, random, (arm) => {
      const radius = random.between(INNER, 1);
      const angle = turn(arm / arms + turns * radius);
      return [radius * cosf(angle), radius * sinf(angle)];
    }),
});
