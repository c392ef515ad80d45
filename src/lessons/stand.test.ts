import { expect, it } from 'vitest';
import { stand } from './stand.ts';

const goal = (metric: string, is: 'below' | 'atLeast', value: number, more = {}) =>
  ({ when: [{ metric, of: [], is, value, ...more }], saw: [] }) as never;

it('a share shall grow: its bar is what it is of the bound', () => {
  expect(stand(goal('testAccuracy', 'atLeast', 0.8), { testAccuracy: 0.4 })).toMatchObject({ share: 0.5 });
  expect(stand(goal('testAccuracy', 'atLeast', 0.8), { testAccuracy: 0.9 })).toMatchObject({ share: 1 });
});

it('a loss shall fall: its bar begins at ten times the bound', () => {
  const near = (loss: number) => stand(goal('trainLoss', 'below', 0.05), { trainLoss: loss })!.share;
  expect(near(0.5)).toBeCloseTo(0);
  expect(near(5)).toBe(0);
  expect(near(0.05 * Math.sqrt(10))).toBeCloseTo(0.5);
  expect(near(0.049)).toBe(1);
});

it('is nothing while nothing is known, or where it is held against the run itself', () => {
  expect(stand(goal('testAccuracy', 'atLeast', 0.8), {})).toBeUndefined();
  expect(stand(goal('testAccuracy', 'atLeast', 0.8), { testAccuracy: Number.NaN })).toBeUndefined();
  expect(stand(goal('testLoss', 'atLeast', 2, { against: 'lowest', by: 'times' }), { testLoss: 1 })).toBeUndefined();
});
