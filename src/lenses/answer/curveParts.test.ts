import { expect, it } from 'vitest';
import { curveParts, summands } from './curveParts.ts';

const network = [
  { id: 'a', type: 'dense', units: 2, activation: 'relu' },
  { id: 'b', type: 'dense', units: 1, activation: 'linear' },
];
const units = {
  resolution: 2,
  dimensions: 1,
  cells: 2,
  sample: -1,
  values: Float32Array.of(0, 1, 2, 3),
  blocks: [
    {
      id: 'a',
      picture: 'line' as const,
      width: 2,
      height: 1,
      units: 2,
      first: 0,
      shown: 2,
      offset: 0,
      limit: 3,
      low: 0,
      high: 3,
    },
  ],
};
const parameters = {
  parameters: [{ block: 'b', name: 'weight', shape: [1, 2], offset: 1, count: 2, limit: 1, start: 1 }],
  values: Float32Array.of(9, 2, -1),
};

it('is weight times activation for each unit', () => {
  const { parts } = curveParts({ units, parameters }, network, 2);
  expect(parts.map((p) => [...p])).toEqual([
    [0, 2],
    [-2, -3],
  ]);
});

it('is nothing where the answer is no plain sum, or a probe is missing', () => {
  expect(summands([{ id: 'b', type: 'dense', units: 1, activation: 'tanh' }])).toBeUndefined();
  expect(curveParts({ units }, network, 2).parts).toEqual([]);
});

it('takes the input where there is a single block', () => {
  expect(summands(network.slice(1))).toEqual({ from: 'input', sum: 'b' });
});
