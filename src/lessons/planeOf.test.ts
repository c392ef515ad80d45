import { expect, it } from 'vitest';
import { planeOf } from './planeOf.ts';

const data = {
  task: 'classification',
  dimensions: 2,
  domain: [
    [-1, 1],
    [0, 4],
  ],
  coordinates: Float32Array.of(-0.5, 1, 0.5, 3),
  targets: Float32Array.of(1, 0),
  classNames: ['a', 'b'],
} as never;
const answer = {
  resolution: 2,
  dimensions: 2,
  sample: -1,
  classes: 2,
  // of a: only high up at the left; of b the rest
  values: Float32Array.of(0.9, 0.2, 0.3, 0.4, 0.1, 0.8, 0.7, 0.6),
  said: new Float32Array(0),
  mean: new Float32Array(0),
} as never;

it('rows of the plane begin with the lowest second input, as drawn borders are reckoned', () => {
  expect(planeOf(answer, data)).toEqual({
    side: 2,
    classes: [1, 1, 0, 1],
    low: [-1, 0],
    high: [1, 4],
    points: [
      [-0.5, 1, 1],
      [0.5, 3, 0],
    ],
  });
});

it('is nothing where there is no answer, or one of other data', () => {
  expect(planeOf(undefined, data)).toBeUndefined();
  expect(planeOf({ ...(answer as object), classes: 3 } as never, data)).toBeUndefined();
});
