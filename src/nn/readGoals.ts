/** @file Reading goals: of steps and scores, and of what is read inside the network. */
import { asksToRead, type Goal, type GoalMetric, type ReadingGoal, type SolvedGoal, scoreMetrics } from './goal.ts';
import { isObject, type Json } from './json.ts';
import type { Found } from './problem.ts';
import { type Complain, part } from './readFields.ts';
import { readReading } from './reading.ts';

/** A goal of one of these metrics, or one that asks for a reading. @param field under which it stands, and which problems name */
export const readAnyGoal = <Metric extends GoalMetric>(
  source: unknown,
  where: string,
  complain: Complain,
  metrics: readonly Metric[],
  field: string,
): Goal<Metric> | ReadingGoal | undefined =>
  isObject(source) && asksToRead(source)
    ? readReadingGoal(source, where, complain, field)
    : readGoal(source, where, complain, metrics, field);

function readGoal<Metric extends GoalMetric>(
  source: unknown,
  where: string,
  complain: Complain,
  metrics: readonly Metric[],
  field: string,
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

/** Reads a goal that asks for a reading; that its blocks are there is looked at in `checkGoals.ts`. */
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
  const goal = readAnyGoal(source, 'training', complain, scoreMetrics, 'solved');
  if (!goal || !('for' in goal)) return goal;
  complain('training', 'solved', 'training', { code: 'within', of: 'solved', found: { code: 'lookedAtOnce' } });
  return undefined;
}
