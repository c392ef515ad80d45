import { drawClasses } from '#data/draw.ts';
import { planeFields } from '#data/fields.ts';
import { defineDataset, type Samples } from '#nn/dataset.ts';
import { choice, float } from '#nn/field.ts';

/** Where the picture draws a bit: 0 at −0.8, 1 at +0.8, so that the four points stand off the border, symmetric about the origin. */
const PLACE = { 0: -0.8, 1: 0.8 } as const;

/** (x₁, x₂) in the order in which truth tables are written. */
const TABLE = [
  [0, 0],
  [0, 1],
  [1, 0],
  [1, 1],
] as const;

/** Class 0, the positive one, is "true"; its name is the value of x₁ ⊕ x₂. */
const NAMES = ['1', '0'] as const;

function truthTable(): Samples {
  return {
    inputs: Float32Array.from(TABLE.flatMap(([a, b]) => [PLACE[a], PLACE[b]])),
    shape: [2],
    targets: Float32Array.from(TABLE, ([a, b]) => (a === b ? 1 : 0)),
    classNames: NAMES,
  };
}

/**
 * Exclusive or. `truthTable`: its four rows, bits drawn at ±0.8. `quadrants`: each point is drawn uniformly from one of the four quadrants of
 * [−1, 1]², at least `margin` off both axes, then strays; true where x₁ and x₂ differ in sign.
 * Source: M. Minsky and S. Papert, Perceptrons (1969): no straight line separates the two classes.
 */
export const xor = defineDataset({
  type: 'xor',
  task: 'classification',
  kind: 'plane',
  fields: {
    kind: choice({ choices: ['truthTable', 'quadrants'], default: 'quadrants' }),
    ...planeFields,
    margin: float({ default: 0.1, min: 0, max: 0.4, step: 0.05, advanced: true }),
  },
  exhaustive: ({ kind }) => kind === 'truthTable',
  idle: ({ kind }) => (kind === 'truthTable' ? ['samples', 'noise', 'testShare', 'margin'] : []),
  generate({ kind, samples, noise, margin }, random) {
    if (kind === 'truthTable') return truthTable();
    return drawClasses(samples, NAMES, noise, random, (label, row) => {
      const side = row % 2 === 0 ? 1 : -1;
      const x = side * random.between(margin, 1);
      const y = side * random.between(margin, 1);
      return label === 0 ? [x, -y] : [x, y];
    });
  },
});
