import { expect, it } from 'vitest';
import { prepareData } from '#data/prepare.ts';
import { defaults, type Values } from '#nn/field.ts';
import { phrased } from '#testing/told.ts';
import { points } from './points.ts';

const rows = [
  [0.5, -0.25, 2],
  [0, 0.125, 0],
  [-1, 1, 2],
];
const check = (values: Partial<Values<typeof points.fields>>) =>
  points.check?.({ ...defaults(points.fields), ...values });

it('gives the rows as they are, with as many classes as the highest label asks for', () => {
  const data = prepareData({ type: 'points', points: rows, testShare: 0 }, 1);
  expect(data.task).toBe('classification');
  expect([...data.coordinates]).toEqual([0.5, -0.25, 0, 0.125, -1, 1]);
  expect([...data.targets]).toEqual([2, 0, 2]);
  expect(data.classNames).toEqual(['A', 'B', 'C']);
  expect(prepareData({ type: 'points', points: [[0, 0, 0]] }, 1).classNames).toEqual(['A', 'B']);
});

it('reads the last column as a value for regression', () => {
  const data = prepareData({ type: 'points', task: 'regression', points: [[0, 0, -0.75]] }, 1);
  expect([data.task, data.classNames, [...data.targets]]).toEqual(['regression', [], [-0.75]]);
});

it('says which row is no class, and draws it as one all the same', () => {
  expect(phrased(check({ points: [...rows, [0, 0, 2.5]] }))).toEqual({
    field: 'points',
    message: 'row 4: label must be a whole number from 0 to 7, received 2.5',
  });
  expect(check({ points: [[0, 0, 8]] })).toBeDefined();
  expect(check({ points: [[0, 0, 8]], task: 'regression' })).toBeUndefined();
  expect(phrased(check({ points: [[0, 1e9, 0]] }))?.message).toBe(
    'row 1: y must be between −100 and 100, received 1000000000',
  );
  const data = prepareData({ type: 'points', points: [[1e308, -1e308, 1e308]] }, 1);
  expect([...data.targets]).toEqual([7]);
  expect(data.inputs.every(Number.isFinite)).toBe(true);
});

it('is empty without rows', () => {
  const data = prepareData({ type: 'points', points: [] }, 1);
  expect([data.targets.length, data.train.length, data.test.length]).toEqual([0, 0, 0]);
});
