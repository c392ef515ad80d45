/** @file What is said of goals. */
import type { Goal, ScoreGoal, ScoreMetric } from './goal.ts';

/** "test accuracy". */
export const metricWords: Readonly<Record<ScoreMetric, string>> = {
  trainLoss: 'train loss',
  testLoss: 'test loss',
  trainAccuracy: 'train accuracy',
  testAccuracy: 'test accuracy',
  trainR2: 'train R²',
  testR2: 'test R²',
};
const isShare = (metric: ScoreMetric): boolean => metric.endsWith('Accuracy');

const number = (value: number): string => String(Number(value.toPrecision(4)));

/** "test accuracy of at least 95 %", "train loss below 0.01". */
export function goalWords({ metric, is, value }: Pick<Goal<ScoreMetric>, keyof ScoreGoal>): string {
  const bound = isShare(metric) ? `${number(100 * value)} %` : number(value);
  return `${metricWords[metric]} ${is === 'below' ? `below ${bound}` : `of at least ${bound}`}`;
}
