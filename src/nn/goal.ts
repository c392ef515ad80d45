/**
 * @file Goals: one predicate for phases, odds and whatever else asks "is it there yet?". What a step tells without more work is looked at after every step, a
 * score where the run is scored, a reading at the steps of `lookSteps.ts` and at the end.
 */
import type { Task } from './dataset.ts';
import type { Reading } from './reading.ts';

/** Told by every step. */
export const stepMetrics = ['batchLoss', 'step', 'epoch'] as const;
/** Told where the samples are scored: loss, share of answers that are right, and of numbers and pictures R². */
export const scoreMetrics = ['trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy', 'trainR2', 'testR2'] as const;
export type StepMetric = (typeof stepMetrics)[number];
export type ScoreMetric = (typeof scoreMetrics)[number];
export type GoalMetric = StepMetric | ScoreMetric;

export interface Goal<Metric extends GoalMetric = StepMetric> {
  readonly metric: Metric;
  readonly is: 'below' | 'atLeast';
  readonly value: number;
  /** Steps in a row at which it must hold; 1 where absent. */
  readonly for?: number;
}
export type ScoreGoal = Omit<Goal<ScoreMetric>, 'for'>;
export type ReadingGoal = Reading & Omit<ScoreGoal, 'metric'>;
/** What counts as solved when a run is over. */
export type SolvedGoal = ScoreGoal | ReadingGoal;
export const asksToRead = (goal: object): goal is ReadingGoal => 'reading' in goal;

/** Whether a number meets a bound. What is no number meets none. */
export const meetsBound = ({ is, value }: Pick<Goal, 'is' | 'value'>, now: number): boolean =>
  is === 'below' ? now < value : now >= value;

/** Whether a goal holds. What is not known meets none. */
export const holdsAt = <Metric extends GoalMetric>(goal: Goal<Metric>, at: Readonly<Record<Metric, number>>): boolean =>
  meetsBound(goal, at[goal.metric]);

/** What a goal looks at of what a run came to: a score, or what was read; NaN where there is none. */
export const lookedAt = (
  goal: SolvedGoal,
  of: { readonly train: Scored; readonly test: Scored; readonly read?: number | null },
): number => (asksToRead(goal) ? (of.read ?? Number.NaN) : scoresOf(of)[goal.metric]);

/** The scores of a run as goals name them; NaN where there are none. */
export function scoresOf({
  train,
  test,
}: {
  readonly train: Scored;
  readonly test: Scored;
}): Readonly<Record<ScoreMetric, number>> {
  const of = (value: number | null) => value ?? Number.NaN;
  return {
    ...{ trainLoss: train.loss, trainAccuracy: of(train.accuracy), trainR2: of(train.explained) },
    ...{ testLoss: test.loss, testAccuracy: of(test.accuracy), testR2: of(test.explained) },
  };
}
interface Scored {
  readonly loss: number;
  readonly accuracy: number | null;
  readonly explained: number | null;
}

/**
 * What counts as solved where a document does not say: every training point right where nothing is held out (a truth table), else a test accuracy of 95 % for
 * classes; an R² of 0.9 for numbers and pictures.
 * @param held samples the network does not train on
 */
export function usualGoal(task: Task, held: number): ScoreGoal {
  const [metric, value] =
    task === 'classification'
      ? held > 0
        ? (['testAccuracy', 0.95] as const)
        : (['trainAccuracy', 1] as const)
      : ([held > 0 ? 'testR2' : 'trainR2', 0.9] as const);
  return { metric, is: 'atLeast', value };
}
