import { expect, it } from 'vitest';
import { oddsOf } from './odds.ts';
import type { Outcome } from './protocol.ts';

const score = (loss: number, accuracy: number | null = null) => ({ loss, accuracy, explained: null, count: 4 });
const outcome = (value: number, solved: boolean, loss: number, more: object = {}): Outcome => ({
  ...{
    seed: 1,
    value,
    step: 10,
    train: score(loss),
    test: score(Number.NaN),
    solved,
    parameterHash: '',
    probes: {},
    looks: [],
  },
  ...more,
});
const goal = { metric: 'trainLoss', is: 'below', value: 0.3 } as const;

it('counts the runs of one value, with Wilson’s interval', () => {
  const outcomes = [outcome(0, true, 0.1), outcome(0, false, 0.5), outcome(1, true, 0.2), outcome(0, true, 0.2)];
  const odds = oddsOf(outcomes, goal);
  expect(odds).toMatchObject({ runs: 3, solved: 2, share: 2 / 3, diverged: 0, median: 0.2 });
  expect(odds.low).toBeCloseTo(0.2077, 4);
  expect(odds.high).toBeCloseTo(0.9385, 4);
  expect(oddsOf(outcomes, goal, 1)).toMatchObject({ runs: 1, solved: 1, share: 1, high: 1 });
});

it('leaves a run that diverged out of the middle, and counts it among the runs', () => {
  const divergence = { step: 3 } as never;
  const outcomes = [outcome(0, false, Number.NaN, { divergence }), outcome(0, false, 0.4), outcome(0, false, 0.8)];
  expect(oddsOf(outcomes, goal)).toMatchObject({
    runs: 3,
    solved: 0,
    diverged: 1,
    median: (0.4 + 0.8) / 2,
    medianLow: 0.4,
    medianHigh: 0.8,
    low: 0,
  });
});

it('knows nothing without runs', () => {
  expect(oddsOf([], goal)).toEqual({
    runs: 0,
    solved: 0,
    share: null,
    low: 0,
    high: 1,
    diverged: 0,
    ...{ median: null, medianLow: null, medianHigh: null },
  });
});

it('counts what was solved on the way; a run that ended before is not', () => {
  const look = (step: number, loss: number) => ({ step, train: score(loss), test: score(Number.NaN) });
  const outcomes = [
    outcome(0, true, 0.1, { looks: [look(5, 0.2)] }),
    outcome(0, true, 0.1, { looks: [look(5, 0.6)] }),
    outcome(0, false, Number.NaN, { divergence: { step: 3 }, looks: [] }),
  ];
  expect(oddsOf(outcomes, goal, 0, 5)).toMatchObject({ runs: 3, solved: 1, diverged: 1, median: (0.2 + 0.6) / 2 });
  expect(oddsOf(outcomes, goal).solved).toBe(2);
});
