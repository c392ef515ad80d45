/**
 * @file Goals: one predicate for phases, odds and whatever else asks "is it there yet?". What a step tells without more work is looked at after every step, a
 * score where the run is scored, a reading at the steps of `lookSteps.ts` and at the end.
 */
import type { Task } from './dataset.ts';
import { isObject, type Json } from './json.ts';
import type { Found } from './problem.ts';
import { type Complain, part } from './readFields.ts';
import { type Reading, readReading } from './reading.ts';

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

/** @param field under which it stands, and which problems name */
export function readGoal<Metric extends GoalMetric = StepMetric>(
  source: unknown,
  where: string,
  complain: Complain,
  metrics: readonly Metric[] = stepMetrics as unknown as readonly Metric[],
  field = 'goal',
): Goal<Metric> | undefined {
  if (!isObject(source)) {
    complain(where, field, where, part(field, { code: 'object', received: source }));
    return undefined;
  }
  const { metric, is, value, for: steps, ...rest } = source;
  const [other] = Object.keys(rest);
  const wrong: Found | undefined =
    other !== undefined
      ? { code: 'unknown', name: other }
      : !metrics.includes(metric as Metric)
        ? part('metric', { code: 'oneOf', choices: metrics, received: metric })
        : (boundFault(is, value) ??
          (steps !== undefined && (!Number.isInteger(steps) || (steps as number) < 1 || (steps as number) > 1e6)
            ? part('for', { code: 'wholeBetween', min: 1, max: 1e6, received: steps })
            : undefined));
  if (wrong) {
    complain(where, field, where, { code: 'within', of: field, found: wrong });
    return undefined;
  }
  return {
    metric: metric as Metric,
    is: is as Goal['is'],
    value: value as number,
    ...(steps === undefined ? {} : { for: steps as number }),
  };
}

const boundFault = (is: unknown, value: unknown): Found | undefined =>
  is !== 'below' && is !== 'atLeast'
    ? part('is', { code: 'oneOf', choices: ['below', 'atLeast'], received: is })
    : typeof value !== 'number' || !Number.isFinite(value)
      ? part('value', { code: 'number', received: value })
      : undefined;

/** Reads a goal that asks for a reading; that its blocks are there is looked at in `goalBlocks.ts`. */
export function readReadingGoal(
  { is, value, ...reading }: Json,
  where: string,
  complain: Complain,
  field: string,
): ReadingGoal | undefined {
  const found = boundFault(is, value);
  if (found) complain(where, field, where, { code: 'within', of: field, found });
  const read = readReading(reading, where, field, complain);
  return found || !read ? undefined : ({ ...read, is, value } as ReadingGoal);
}

/** Undefined where nothing is said of it, or what is wrong was said. */
export function readSolved(source: unknown, complain: Complain): SolvedGoal | undefined {
  if (source === undefined || source === null) return undefined;
  if (isObject(source) && asksToRead(source)) return readReadingGoal(source, 'training', complain, 'solved');
  const goal = readGoal(source, 'training', complain, scoreMetrics, 'solved');
  if (goal?.for === undefined) return goal;
  complain('training', 'solved', 'training', { code: 'within', of: 'solved', found: { code: 'lookedAtOnce' } });
  return undefined;
}
