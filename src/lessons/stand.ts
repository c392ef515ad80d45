/** @file How near a goal is, for its bar: of its first condition, as a share of the way and in words. */
import { type Condition, type LessonGoal, showNumber } from '#lesson/index.ts';
import { isShare, metricKey } from '#lesson/metrics.ts';
import { standsAt, TAKEN_BACK, tooFar, tooMany } from './lessonWords.ts';

export interface Stand {
  /** From 0 to 1. */
  readonly share: number;
  readonly says: string;
}

/** Undefined where nothing is known yet, or nothing can be measured on the way. */
export function stand({ when, saw }: LessonGoal, numbers: Readonly<Record<string, number>>): Stand | undefined {
  const [first] = [...when, ...saw];
  if (!first || first.against !== undefined) return undefined;
  const now = numbers[metricKey(first.metric, first.of)];
  if (now === undefined || Number.isNaN(now)) return undefined;
  return {
    share: shareOf(first, now),
    says: standsAt(first.metric, showNumber(first.metric, now), showNumber(first.metric, first.value), first.is),
  };
}

/** What a learner must do first, whatever the numbers are: the run went past the step up to which the goal counts, or the network is too large. */
export function hindrance(
  { mostSteps, mostEpochs, mostParameters, mostResets }: LessonGoal,
  { step = 0, epoch = 0, parameters = 0 }: Readonly<Record<string, number>>,
  resets: number,
): string | undefined {
  if (resets > (mostResets ?? Number.POSITIVE_INFINITY)) return TAKEN_BACK;
  if (parameters > (mostParameters ?? Number.POSITIVE_INFINITY)) return tooMany(parameters, mostParameters!);
  if (step > (mostSteps ?? Number.POSITIVE_INFINITY)) return tooFar('step', mostSteps!);
  return epoch > (mostEpochs ?? Number.POSITIVE_INFINITY) ? tooFar('epoch', mostEpochs!) : undefined;
}

/** A share of 1 is reached from 0 on; what shall fall, from ten times the bound on, by its logarithm. */
function shareOf({ is, value, metric }: Condition, now: number): number {
  const clamp = (share: number) => Math.max(0, Math.min(1, Number.isNaN(share) ? 0 : share));
  if (is === 'atLeast') return value > 0 ? clamp(now / value) : Number(now >= value);
  if (now < value) return 1;
  return isShare(metric) || value <= 0 ? 0 : clamp(1 - Math.log10(now / value));
}
