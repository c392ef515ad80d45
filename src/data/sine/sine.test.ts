import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';

it.each([0.5, 2, 6])('has %f waves between −1 and 1', (cycles) => {
  const data = prepareData({ type: 'sine', noise: 0, cycles }, 1);
  expect([data.task, data.dimensions, data.featureNames]).toEqual(['curve', 1, ['x']]);
  data.targets.forEach((value, i) => {
    expect(value).toBeCloseTo(Math.sin(Math.PI * cycles * data.coordinates[i]!), 5);
  });
});
