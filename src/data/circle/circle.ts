import { cosf, sinf } from '#base/math.ts';
import { drawClasses, turn } from '#data/draw.ts';
import { planeFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';

/** Radii between which each class is drawn: inside, then outside. */
const BANDS = [
  [0, 0.5],
  [0.7, 1],
] as const;

/**
 * A disc in a ring, each drawn uniformly by area: r = √(a² + (b² − a²)u) with [a, b] = [0, 0.5] inside and [0.7, 1] outside, φ uniform;
 * then the point strays.
 */
export const circle = defineDataset({
  type: 'circle',
  task: 'classification',
  kind: 'plane',
  fields: planeFields,
  generate: ({ samples, noise }, random) =>
    drawClasses(samples, ['inside', 'outside'], noise, random, (label) => {
      const [a, b] = BANDS[label]!;
      const radius = Math.sqrt(random.between(a * a, b * b));
      const angle = turn(random.uniform());
      return [radius * cosf(angle), radius * sinf(angle)];
    }),
});
