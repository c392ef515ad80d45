import { cosf, sinf } from '#base/math.ts';
import { drawClasses, turn } from '#data/draw.ts';
import { planeFields } from '#data/fields.ts';
import { defineDataset } from '#nn/dataset.ts';

/**
 * Two half circles that reach into each other: (cos φ, sin φ) above and (1 − cos φ, ½ − sin φ) below, φ uniform on [0, π), moved by
 * (−½, −¼) and divided by 1.5 to fill −1 … 1; then the point strays.
 * Source: `make_moons` of scikit-learn, apart from the move and the scale.
 */
export const moons = defineDataset({
  type: 'moons',
  task: 'classification',
  kind: 'plane',
  fields: planeFields,
  generate: ({ samples, noise }, random) =>
    drawClasses(samples, ['upper', 'lower'], noise, random, (label) => {
      const angle = turn(random.uniform() / 2);
      const sign = label === 0 ? 1 : -1;
      return [(sign * (cosf(angle) - 0.5)) / 1.5, (sign * (sinf(angle) - 0.25)) / 1.5];
    }),
});
