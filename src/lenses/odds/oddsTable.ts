/** @file Odds and starts as tables to save, with all their digits. */
import type { Cell, Table } from '#base/table.ts';
import type { Outcome } from '#engine/client.ts';
import { oddsOf } from '#engine/laboratory/odds.ts';
import { asksToRead, type SolvedGoal } from '#nn/goal.ts';
import { askedOf } from '#nn/readingProbes.ts';
import type { Axis, SweepPoint } from '#nn/sweep.ts';

const cellOf = (value: unknown): Cell =>
  typeof value === 'number' || typeof value === 'boolean' ? value : String(value);

/** A row for every value of a sweep, as `npm run odds` prints it. */
export function sweepTable(
  axes: readonly Axis[],
  points: readonly SweepPoint[],
  outcomes: readonly Outcome[],
  goal: SolvedGoal,
): Table {
  const rows = points.map(({ at }, value) => {
    const { runs, solved, share, low, high, diverged, median, medianLow, medianHigh } = oddsOf(outcomes, goal, value);
    return [...at.map(cellOf), ...[runs, solved, share, low, high, diverged, median, medianLow, medianHigh]];
  });
  const names = [
    'runs',
    'solved',
    'share',
    'low',
    'high',
    'diverged',
    `median ${asksToRead(goal) ? askedOf(goal).key : goal.metric}`,
    'median low',
    'median high',
  ];
  return { columns: [...axes.map(({ path }) => path), ...names], rows };
}

/** A row for every start. */
export const startsTable = (outcomes: readonly Outcome[]): Table => ({
  columns: ['seed', 'step', 'solved', 'train loss', 'train accuracy', 'test loss', 'test accuracy', 'parameters'],
  rows: outcomes.map(({ seed, step, solved, train, test, parameterHash }) => [
    ...[seed, step, solved, train.loss, train.accuracy, test.loss, test.accuracy, parameterHash],
  ]),
});
