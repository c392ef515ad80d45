import { expect, it } from 'vitest';
import { phrased } from '#testing/told.ts';
import { groupNorm } from './groupNorm.ts';

it('offers the nearest numbers of groups that divide the channels', () => {
  expect(phrased(groupNorm.outputShape({ shape: [6, 4, 4] }, { groups: 4, epsilon: 1e-5 }))).toEqual({
    field: 'groups',
    message: '4 groups need a number of channels divisible by 4, got 6',
    fixes: [
      { label: 'Use 3 groups', set: { groups: 3 } },
      { label: 'Use 6 groups', set: { groups: 6 } },
    ],
  });
  expect(phrased(groupNorm.outputShape({ shape: [1, 4, 4] }, { groups: 2, epsilon: 1e-5 }))).toMatchObject({
    fixes: [{ label: 'Use 1 group', set: { groups: 1 } }],
  });
});
