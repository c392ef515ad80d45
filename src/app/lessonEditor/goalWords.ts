/** @file What is said of goals that are made by doing. */
import { isReading, type Reading } from '#lesson/metrics.ts';
import { formatNumber, formatPercent } from '#ui/format.ts';

const metricNames: Readonly<Record<string, string>> = {
  trainLoss: 'training loss',
  testLoss: 'test loss',
  trainAccuracy: 'training accuracy',
  testAccuracy: 'test accuracy',
  trainR2: 'R² of the training set',
  testR2: 'R² of the test set',
};

/** What a block is called. */
export type NameOf = (block: string) => string;
const readingNames: Readonly<Record<Reading, (of: readonly string[]) => string>> = {
  reads: ([block, factor]) => `share read at ${block}${factor === undefined ? '' : ` of ${factor}`}`,
  dead: ([block]) => `share of units of ${block} that are 0 on every sample`,
  gradientRatio: ([first, second]) => `gradient of ${first} over that of ${second}`,
  pieces: () => 'number of straight pieces',
  shifted: ([count]) => `test accuracy on pictures moved by ${count}`,
  exchanged: () => 'share of answers that stay when two places change',
};
/** A number that a goal asks for, as it is called in a sentence. */
export const numberNamed = (metric: string, of: readonly string[], nameOf: NameOf = (block) => block): string =>
  isReading(metric) ? readingNames[metric](of.map(nameOf)) : (metricNames[metric] ?? metric);

/** "Bring the test accuracy to 95 %." */
export const goalNamed = (number: string, is: 'below' | 'atLeast', value: number, share: boolean): string =>
  `Bring the ${number} ${is === 'below' ? 'below' : 'to'} ${numberOf(value, share)}.`;

/** "test accuracy: 48 % → 99 %" */
export const wayOf = (number: string, start: number | undefined, end: number, share: boolean): string =>
  `${number}: ${start === undefined ? '…' : numberOf(start, share)} → ${numberOf(end, share)}`;

const numberOf = (value: number, share: boolean): string =>
  share ? formatPercent(value, Number.isInteger(Math.round(value * 1e6) / 1e4) ? 0 : 1) : formatNumber(value, 3, true);

export const OFFERED = 'What was trained when this part was recorded';
export const trainedFor = (steps: number): string => `Trained for ${steps} ${steps === 1 ? 'step' : 'steps'}.`;
export const NOTHING_BETTER = 'No number got better in that run: train longer, or write the goal by hand.';
export const MAKE_GOAL = 'Make this the goal';
export const RECORD_GOAL = 'Record a goal';
export const RECORD_GOAL_SAYS =
  'The part opens as a learner sees it. Train until it is solved, then take that as the goal.';
export const RECORDING_GOAL = 'Recording a goal: do what a learner shall do.';
export const TAKE_RUN = 'Take this run';
export const CANCEL = 'Cancel';
export const PICK = 'Which number is the goal?';
export const NOT_TRAINED = 'Nothing was trained yet: press Play first.';
export const MEASURE = 'Measure inside';
export const MEASURE_SAYS =
  'Makes this run again and measures its blocks: what is read at each, gradients, units at 0.';
export const MEASURING = 'Measuring';
export const NOTHING_MOVED = 'Nothing that is measured inside moved in this run.';
