import { expect, it } from 'vitest';
import { breaksAt, taskTurns } from './curveBreaks.ts';

const after = { steps: 5 };

it('a curve is broken where a phase or a hand turned to other data or another loss, and nowhere else', () => {
  const phases = [
    { after, change: { training: { optimizer: { learningRate: 1 } } } },
    { after, change: { data: { task: 'glasses' } } },
    { after, change: { training: { loss: 'mse' } } },
    { after, change: { data: { noise: 1 } } },
  ];
  const changes = [
    { at: 0, change: { training: { loss: 'mae' } } },
    { at: 7, change: { training: { loss: 'huber' } } },
    { at: 8, block: 'a', parameter: 'weight', index: 0, value: 1 },
  ];
  expect(taskTurns({ phases }, { reached: [5, 10, 15], changes })).toEqual([7, 10, 15]);
  expect(taskTurns({ phases }, null)).toEqual([]);
  expect(taskTurns({}, { reached: [], changes: [] })).toEqual([]);
});

it('the line ends before the turn and begins behind it; the point on it stands alone', () => {
  expect(breaksAt([10], [0, 5, 12, 15], 4)).toEqual([2]);
  expect(breaksAt([10], [0, 5, 10, 15], 4)).toEqual([2, 3]);
  expect(breaksAt([10], [0, 5, 10, 15], 3)).toEqual([2]);
  expect(breaksAt([10, 12], [0, 5], 2)).toEqual([]);
});
