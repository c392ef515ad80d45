/**
 * @file Watching a goal: what is known of it after what was seen at a step. Goals are looked at where the run's curve has a point, which depends on nothing but the
 * document, and at step 0; what must be measured inside a network (`reads`, `dead` …) at `lookSteps` and where the run rests. So the same run reaches them at the
 * same step wherever it is made. Where something that a goal needs was not measured, it is left as it was.
 */
import { isMet, type Numbers } from './condition.ts';
import type { LessonGoal } from './goal.ts';
import { metricKey } from './metrics.ts';

/** What is seen of a run at one step. */
export interface Observation {
  readonly step: number;
  readonly epoch: number;
  /** By metric: `trainLoss`, `parameters`, `reads(a)`; what is not known is not there. */
  readonly numbers: Numbers;
  /** Those of the lane beside it, at the same step. */
  readonly twin?: Numbers;
  /** The class that is said at each point that the goal asks about, in its order. */
  readonly says?: readonly number[];
}
/** What the learner did in a part. */
export interface Deeds {
  readonly resets: number;
  readonly tried: readonly string[];
}

/** Plain JSON. */
export interface Watch {
  /** The first step at which it was reached; absent until then. Going back does not take it away. */
  readonly reached?: number;
  /** Whether it holds now. */
  readonly holds: boolean;
  readonly saw: boolean;
  /** The step from which on the conditions have held without a break. */
  readonly since?: number;
  readonly last?: number;
  /** At step 0 of this run. */
  readonly start: Numbers;
  /** The lowest so far of what is held against it: steps and values, each lower than the one before. */
  readonly lows: Readonly<Record<string, readonly (readonly [number, number])[]>>;
}
export const unwatched: Watch = { holds: false, saw: false, start: {}, lows: {} };
const MOST_LOWS = 256;

/** The metrics that a goal needs to be seen, by their keys. */
export const neededBy = ({ when, saw }: LessonGoal): readonly string[] => [
  ...new Set([...when, ...saw].map(({ metric, of }) => metricKey(metric, of))),
];

export function watched(goal: LessonGoal, before: Watch, seen: Observation, deeds: Deeds): Watch {
  const { step, epoch, twin = {} } = seen;
  const numbers: Numbers = { ...seen.numbers, step, epoch };
  const back = before.last !== undefined && step < before.last;
  const start = step === 0 ? numbers : before.start;
  const lows = lowered(goal, step === 0 ? {} : before.lows, numbers, step);
  const lowest = Object.fromEntries(Object.entries(lows).map(([key, list]) => [key, list.at(-1)![1]]));
  const past = { start, lowest, twin };
  const saw = before.saw || (goal.saw.length > 0 && goal.saw.every((one) => isMet(one, numbers, past)));
  if (goal.when.some(({ metric, of }) => numbers[metricKey(metric, of)] === undefined))
    return { ...before, saw, last: step, start, lows };
  const met =
    goal.when.every((one) => isMet(one, numbers, past)) && goal.points.every(({ is }, i) => seen.says?.[i] === is);
  const since = met ? (back ? step : (before.since ?? step)) : undefined;
  const long = since !== undefined && step - since >= (goal.for ?? 1) - 1;
  const { reached: _, since: __, ...rest } = before;
  return settled(
    goal,
    { ...rest, ...reachedOf(before), saw, last: step, start, lows, ...(since === undefined ? {} : { since }) },
    long,
    numbers,
    deeds,
  );
}

/** After a deed without a step: `reset`, or something that was tried. */
export const afterDeed = (goal: LessonGoal, before: Watch, deeds: Deeds): Watch =>
  goal.when.length + goal.points.length + goal.saw.length > 0
    ? before
    : settled(goal, before, true, { step: before.last ?? 0 }, deeds);

/** Of the starts that were counted so many are solved. */
export function counted(goal: LessonGoal, before: Watch, solved: number, of: number): Watch {
  if (!goal.starts || of < goal.starts.of) return before;
  const holds = solved >= goal.starts.need;
  return { ...before, holds, ...(holds && before.reached === undefined ? { reached: before.last ?? 0 } : {}) };
}

const reachedOf = ({ reached }: Watch) => (reached === undefined ? {} : { reached });

function settled(goal: LessonGoal, now: Watch, long: boolean, numbers: Numbers, { resets, tried }: Deeds): Watch {
  const within = (most: number | undefined, at: number | undefined) =>
    most === undefined || (at ?? Number.POSITIVE_INFINITY) <= most;
  // Starts are counted elsewhere.
  const holds =
    goal.starts === undefined &&
    long &&
    (goal.saw.length === 0 || now.saw) &&
    goal.tried.every((one) => tried.includes(one)) &&
    within(goal.mostSteps, numbers['step']) &&
    within(goal.mostEpochs, numbers['epoch']) &&
    within(goal.mostParameters, numbers['parameters']) &&
    within(goal.mostResets, resets);
  if (goal.starts) return { ...now, holds: now.holds };
  return { ...now, holds, ...(holds && now.reached === undefined ? { reached: numbers['step'] ?? 0 } : {}) };
}

function lowered(goal: LessonGoal, before: Watch['lows'], numbers: Numbers, step: number): Watch['lows'] {
  const keys = [...goal.when, ...goal.saw]
    .filter(({ against }) => against === 'lowest')
    .map(({ metric, of }) => metricKey(metric, of));
  return Object.fromEntries(
    [...new Set(keys)].flatMap((key) => {
      // Of a run that went back what came later is no longer its past.
      const list = (before[key] ?? []).filter(([at]) => at <= step);
      const value = numbers[key];
      const lower =
        value !== undefined && !Number.isNaN(value) && value < (list.at(-1)?.[1] ?? Number.POSITIVE_INFINITY);
      const next = lower ? [...list, [step, value] as const].slice(-MOST_LOWS) : list;
      return next.length > 0 ? [[key, next] as const] : [];
    }),
  );
}
