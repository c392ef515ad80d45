/** @file Odds and starts as text for a spreadsheet, with all their digits. */
import { csvOf } from '#base/csv.ts';
import type { Outcome } from '#engine/client.ts';
import { oddsOf } from '#engine/laboratory/odds.ts';
import type { ScoreGoal } from '#nn/goal.ts';
import type { Axis, SweepPoint } from '#nn/sweep.ts';

const number = (value: number | null): string => (value === null || Number.isNaN(value) ? '' : String(value));

/** A line for every value of a sweep, as `npm run odds` prints it. */
export function sweepCsv(
  axes: readonly Axis[],
  points: readonly SweepPoint[],
  outcomes: readonly Outcome[],
  goal: ScoreGoal,
): string {
  const lines = points.map(({ at }, value) => {
    const { runs, solved, share, low, high, diverged, median, medianLow, medianHigh } = oddsOf(outcomes, goal, value);
    return [
      ...at.map(String),
      ...[runs, solved, share, low, high, diverged, median, medianLow, medianHigh].map(number),
    ];
  });
  const names = [
    'runs',
    'solved',
    'share',
    'low',
    'high',
    'diverged',
    `median ${goal.metric}`,
    'median low',
    'median high',
  ];
  return csvOf([[...axes.map(({ path }) => path), ...names], ...lines]);
}

/** A line for every start. */
export const startsCsv = (outcomes: readonly Outcome[]): string =>
  csvOf([
    ['seed', 'step', 'solved', 'train loss', 'train accuracy', 'test loss', 'test accuracy', 'parameters'],
    ...outcomes.map(({ seed, step, solved, train, test, parameterHash }) => [
      ...[String(seed), String(step), String(solved)],
      ...[train.loss, train.accuracy, test.loss, test.accuracy].map(number),
      parameterHash,
    ]),
  ]);
