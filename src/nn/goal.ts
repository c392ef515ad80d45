/**
 * @file Goals: one predicate for phases, odds and whatever else asks "is it there yet?". What a step tells without more work is looked at after every step, a
 * score where the run is scored.
 */
import type { Task } from './dataset.ts';
import { isObject } from './json.ts';
import type { Complain } from './readFields.ts';
import { show } from './show.ts';

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
/** What counts as solved when a run is over. */
export type ScoreGoal = Omit<Goal<ScoreMetric>, 'for'>;

/** Whether a goal holds. What is no number, or not known, meets none. */
export const holdsAt = <Metric extends GoalMetric>(
  { metric, is, value }: Goal<Metric>,
  at: Readonly<Record<Metric, number>>,
): boolean => (is === 'below' ? at[metric] < value : at[metric] >= value);

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

/** @param field under which it stands, and which complaints name */
export function readGoal<Metric extends GoalMetric = StepMetric>(
  source: unknown,
  where: string,
  complain: Complain,
  metrics: readonly Metric[] = stepMetrics as unknown as readonly Metric[],
  field = 'goal',
): Goal<Metric> | undefined {
  if (!isObject(source)) {
    complain(where, field, `${where}: ${field} must be an object, received ${show(source)}`);
    return undefined;
  }
  const { metric, is, value, for: steps, ...rest } = source;
  const [other] = Object.keys(rest);
  const wrong =
    other !== undefined
      ? `unknown field ${show(other)}`
      : !metrics.includes(metric as Metric)
        ? `metric must be one of ${metrics.join(', ')}, received ${show(metric)}`
        : is !== 'below' && is !== 'atLeast'
          ? `is must be below or atLeast, received ${show(is)}`
          : typeof value !== 'number' || !Number.isFinite(value)
            ? `value must be a number, received ${show(value)}`
            : steps !== undefined && (!Number.isInteger(steps) || (steps as number) < 1 || (steps as number) > 1e6)
              ? `for must be an integer from 1 to 1000000, received ${show(steps)}`
              : undefined;
  if (wrong) {
    complain(where, field, `${where}: ${field}: ${wrong}`);
    return undefined;
  }
  return {
    metric: metric as Metric,
    is: is as Goal['is'],
    value: value as number,
    ...(steps === undefined ? {} : { for: steps as number }),
  };
}

/** Undefined where nothing is said of it, or what is wrong was said. */
export function readSolved(source: unknown, complain: Complain): ScoreGoal | undefined {
  if (source === undefined || source === null) return undefined;
  const goal = readGoal(source, 'training', complain, scoreMetrics, 'solved');
  if (goal?.for === undefined) return goal;
  complain('training', 'solved', 'training: solved: for is not for a goal that is looked at once');
  return undefined;
}
