/** @file A number of a run's curve, at exactly the step that is asked about: what is beside it is another number. */
import type { RunHistory } from '#state/runHistory.ts';

const columns = ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy'] as const;
export type CurveMetric = (typeof columns)[number];

/** NaN where the metric is none of a curve, or the curve has no point at the step. */
export function curveNumber(history: RunHistory, metric: string, step: number): number {
  const column = columns.find((one) => one === metric);
  const at = history.nearest(step);
  return column === undefined || at < 0 || history.step[at] !== step ? Number.NaN : history[column][at]!;
}

/** All of them; undefined where the curve has no point at the step. */
export function curveNumbers(history: RunHistory, step: number): Readonly<Record<CurveMetric, number>> | undefined {
  const at = history.nearest(step);
  if (at < 0 || history.step[at] !== step) return undefined;
  return Object.fromEntries(columns.map((one) => [one, history[one][at]!])) as Record<CurveMetric, number>;
}
