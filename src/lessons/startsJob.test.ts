import { expect, it } from 'vitest';
import { solvedBy } from './startsJob.ts';

const condition = { metric: 'trainLoss', of: [], is: 'below', value: 0.05 } as const;

it('a start is solved by the one score that a goal asks for', () => {
  expect(solvedBy({ when: [condition] })).toEqual({ metric: 'trainLoss', is: 'below', value: 0.05 });
});

it('what a start alone does not tell is not counted', () => {
  expect(solvedBy({ when: [] })).toBeUndefined();
  expect(solvedBy({ when: [condition, condition] })).toBeUndefined();
  expect(solvedBy({ when: [{ ...condition, against: 'twin', by: 'plus' }] })).toBeUndefined();
  expect(solvedBy({ when: [{ ...condition, metric: 'reads', of: ['a'] }] })).toBeUndefined();
});
