/** @file What is said of goals. */
import { asksToRead, type ScoreMetric, type SolvedGoal } from './goal.ts';
import type { Reading } from './reading.ts';

/** "test accuracy". */
const metricWords: Readonly<Record<ScoreMetric, string>> = {
  trainLoss: 'train loss',
  testLoss: 'test loss',
  trainAccuracy: 'train accuracy',
  testAccuracy: 'test accuracy',
  trainR2: 'train R²',
  testR2: 'test R²',
};

/** What a block is called. */
export type NameOf = (id: string) => string;
const asItIs: NameOf = (id) => id;

/** "reading of the answer at Dense 2". */
export function readingWords(reading: Reading, nameOf: NameOf = asItIs): string {
  switch (reading.reading) {
    case 'reads':
      return `straight-line reading of ${reading.factor ?? 'the answer'} at ${nameOf(reading.block!)}`;
    case 'gradientRatio':
      return `gradient of ${nameOf(reading.block!)} over that of ${nameOf(reading.over!)}`;
    case 'dead':
      return `share of units that are off in ${nameOf(reading.block!)}`;
    case 'pieces':
      return 'number of straight pieces of the answer';
    case 'shifted':
      return `accuracy with pictures moved by ${reading.pixels} px`;
    case 'exchanged':
      return 'share of answers kept when two tokens change places';
  }
}

/** What a goal looks at: "test accuracy". */
export const lookedAtWords = (goal: SolvedGoal, nameOf?: NameOf): string =>
  asksToRead(goal) ? readingWords(goal, nameOf) : metricWords[goal.metric];

/** Whether that is a share, shown in per cent. */
export const isShare = (goal: SolvedGoal): boolean =>
  asksToRead(goal) ? ['dead', 'shifted', 'exchanged'].includes(goal.reading) : goal.metric.endsWith('Accuracy');

const number = (value: number): string => String(Number(value.toPrecision(4)));

/** "test accuracy of at least 95 %", "train loss below 0.01". */
export function goalWords(goal: SolvedGoal, nameOf?: NameOf): string {
  const { is, value } = goal;
  const bound = isShare(goal) ? `${number(100 * value)} %` : number(value);
  return `${lookedAtWords(goal, nameOf)} ${is === 'below' ? `below ${bound}` : `of at least ${bound}`}`;
}
