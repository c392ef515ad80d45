/** @file Goals that are looked at after every step: predicates over what each step tells without more work. */
import { isObject } from './json.ts';
import type { Complain } from './readFields.ts';
import { show } from './show.ts';

export const goalMetrics = ['batchLoss', 'step', 'epoch'] as const;
export type GoalMetric = (typeof goalMetrics)[number];

export interface Goal {
  readonly metric: GoalMetric;
  readonly is: 'below' | 'atLeast';
  readonly value: number;
  /** Steps in a row at which it must hold; 1 where absent. */
  readonly for?: number;
}

/** Whether a goal holds at a step. A loss that is no number meets none. */
export const holdsAt = ({ metric, is, value }: Goal, at: Readonly<Record<GoalMetric, number>>): boolean =>
  is === 'below' ? at[metric] < value : at[metric] >= value;

export function readGoal(source: unknown, where: string, complain: Complain): Goal | undefined {
  if (!isObject(source)) {
    complain(where, 'goal', `${where}: goal must be an object, received ${show(source)}`);
    return undefined;
  }
  const { metric, is, value, for: steps, ...rest } = source;
  const [other] = Object.keys(rest);
  const wrong =
    other !== undefined
      ? `unknown field ${show(other)}`
      : !goalMetrics.includes(metric as GoalMetric)
        ? `metric must be one of ${goalMetrics.join(', ')}, received ${show(metric)}`
        : is !== 'below' && is !== 'atLeast'
          ? `is must be below or atLeast, received ${show(is)}`
          : typeof value !== 'number' || !Number.isFinite(value)
            ? `value must be a number, received ${show(value)}`
            : steps !== undefined && (!Number.isInteger(steps) || (steps as number) < 1 || (steps as number) > 1e6)
              ? `for must be an integer from 1 to 1000000, received ${show(steps)}`
              : undefined;
  if (wrong) {
    complain(where, 'goal', `${where}: goal: ${wrong}`);
    return undefined;
  }
  return {
    metric: metric as GoalMetric,
    is: is as Goal['is'],
    value: value as number,
    ...(steps === undefined ? {} : { for: steps as number }),
  };
}
