import { expect, it } from 'vitest';
import { hindrance, stand, standOfStarts } from './stand.ts';

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

it('speaks of the condition that is farthest from being met, against the past of the run too', () => {
  const both = {
    when: [
      { metric: 'step', of: [], is: 'atLeast', value: 1000 },
      { metric: 'testLoss', of: [], is: 'below', value: 2, against: 'lowest', by: 'times' },
    ],
    saw: [],
  } as never;
  const watch = { holds: false, saw: false, start: {}, lows: { testLoss: [[10, 0.5]] } } as const;
  expect(stand(both, { step: 500, testLoss: 0.9 }, watch)!.says).toMatch(/^500 steps/);
  expect(stand(both, { step: 1050, testLoss: 3.17 }, watch)!.says).toBe('3.17 test loss, below 1.00 wanted');
  // A full bar would say that it is reached.
  expect(stand(both, { step: 1050, testLoss: 3.17 })).toBeUndefined();
});

it('says what hinders a goal whatever its numbers are, and nothing as long as it can be reached', () => {
  const bounds = { mostSteps: 300, mostEpochs: 10, mostParameters: 22, mostResets: 0 } as never;
  const of = (numbers: Record<string, number>, resets = 0) => hindrance(bounds, numbers, resets);
  expect(of({ step: 300, epoch: 10, parameters: 22 })).toBeUndefined();
  expect(of({ step: 301, epoch: 10, parameters: 22 })).toBe(
    'It counts up to step 300: go back to the start of the run.',
  );
  expect(of({ step: 9, epoch: 11, parameters: 22 })).toBe('It counts up to epoch 10: go back to the start of the run.');
  expect(of({ step: 301, epoch: 10, parameters: 23 })).toBe('23 parameters are too many: at most 22.');
  expect(of({ step: 9 }, 1)).toBe('The run was taken back. To try again, restore this part.');
  expect(hindrance({} as never, { step: 1e6, parameters: 1e6 }, 9)).toBeUndefined();
});

it('where starts are counted it is of those that are solved, and full where enough are', () => {
  expect(standOfStarts({ need: 32 }, undefined)).toBeUndefined();
  expect(standOfStarts({ need: 32 }, 8)).toEqual({ share: 0.25, says: '8 solved, 32 wanted' });
  expect(standOfStarts({ need: 32 }, 36)!.share).toBe(1);
});
