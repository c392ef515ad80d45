import { expect, it } from 'vitest';
import { flatPoints } from '#engine/history.ts';
import { RunHistory } from '#state/runHistory.ts';
import { frameOf } from '#testing/handEngine.ts';
import { curveNumber, curveNumbers } from './curveNumber.ts';

const history = new RunHistory();
history.take(
  frameOf({
    position: { step: 20, epoch: 2, used: 0, pending: 0 },
    history: {
      from: 0,
      values: flatPoints([
        [0, 0, 0.7, 0.8, 0.5, 0.4],
        [10, 1, 0.5, 0.6, 0.75, 0.7],
        [20, 2, 0.3, 0.4, 1, 0.9],
      ]),
    },
  }),
);

it('a number is of exactly the step that is asked about, or not known', () => {
  expect(curveNumber(history, 'testLoss', 10)).toBe(0.6);
  expect(curveNumber(history, 'testLoss', 11)).toBeNaN();
  expect(curveNumber(history, 'parameters', 10)).toBeNaN();
  expect(curveNumber(new RunHistory(), 'testLoss', 0)).toBeNaN();
});

it('all numbers of a step come together', () => {
  expect(curveNumbers(history, 20)).toEqual({ trainLoss: 0.3, testLoss: 0.4, trainAccuracy: 1, testAccuracy: 0.9 });
  expect(curveNumbers(history, 15)).toBeUndefined();
});
