/** @file How near a goal is, for its bar: of the condition that is farthest from being met, as a share of the way and in words. */
import { type Condition, type LessonGoal, type Numbers, showNumber, type Watch } from '#lesson/index.ts';
import { isShare, metricKey } from '#lesson/metrics.ts';
import { solvedSoFar, standsAt, TAKEN_BACK, tooFar, tooMany } from './lessonWords.ts';

export interface Stand {
  /** From 0 to 1. */
  readonly share: number;
  readonly says: string;
}

/** Of a goal that counts starts the one run that is shown says nothing. Undefined until some are counted. */
export function standOfStarts({ need }: { readonly need: number }, solved: number | undefined): Stand | undefined {
  return solved === undefined ? undefined : { share: Math.min(1, solved / need), says: solvedSoFar(solved, need) };
}

/** Undefined where nothing is known yet, or what is left to be reached cannot be measured on the way. */
export function stand({ when, saw }: LessonGoal, numbers: Numbers, watch?: Watch): Stand | undefined {
  const asked = watch?.saw && when.length > 0 ? when : [...when, ...saw];
  const stands = asked.map((one) => standOf(one, numbers, watch));
  const least = stands.reduce((a, b) => (a && (!b || a.share <= b.share) ? a : b), undefined);
  return least?.share === 1 && stands.includes(undefined) ? undefined : least;
}

function standOf(condition: Condition, numbers: Numbers, watch: Watch | undefined): Stand | undefined {
  const { metric, of, is } = condition;
  const key = metricKey(metric, of);
  const now = numbers[key];
  const value = boundOf(condition, key, watch);
  if (now === undefined || Number.isNaN(now) || value === undefined) return undefined;
  return {
    share: shareOf({ is, value, metric }, now),
    says: standsAt(metric, showNumber(metric, now), showNumber(metric, value), is),
  };
}

/** What it is held against: a number, or one of the run's own past. */
function boundOf({ value, against, by }: Condition, key: string, watch: Watch | undefined): number | undefined {
  if (against === undefined) return value;
  const past =
    against === 'lowest' ? watch?.lows[key]?.at(-1)?.[1] : against === 'start' ? watch?.start[key] : undefined;
  return past === undefined ? undefined : by === 'times' ? value * past : value + past;
}

/** What a learner must do first, whatever the numbers are: the run went past the step up to which the goal counts, or the network is too large. */
export function hindrance(
  { mostSteps, mostEpochs, mostParameters, mostResets }: LessonGoal,
  { step = 0, epoch = 0, parameters = 0 }: Numbers,
  resets: number,
): string | undefined {
  if (resets > (mostResets ?? Number.POSITIVE_INFINITY)) return TAKEN_BACK;
  if (parameters > (mostParameters ?? Number.POSITIVE_INFINITY)) return tooMany(parameters, mostParameters!);
  if (step > (mostSteps ?? Number.POSITIVE_INFINITY)) return tooFar('step', mostSteps!);
  return epoch > (mostEpochs ?? Number.POSITIVE_INFINITY) ? tooFar('epoch', mostEpochs!) : undefined;
}

/** A share of 1 is reached from 0 on; what shall fall, from ten times the bound on, by its logarithm. */
function shareOf({ is, value, metric }: Pick<Condition, 'is' | 'value' | 'metric'>, now: number): number {
  const clamp = (share: number) => Math.max(0, Math.min(1, Number.isNaN(share) ? 0 : share));
  if (is === 'atLeast') return value > 0 ? clamp(now / value) : Number(now >= value);
  if (now < value) return 1;
  return isShare(metric) || value <= 0 ? 0 : clamp(1 - Math.log10(now / value));
}
