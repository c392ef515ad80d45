/** @file The learning rate at a step, and Adam's bias corrections: from + − × ÷ √ and our own exp, log, cos, so that every machine gets the same bits. */
import { cosf, expf, logf } from '#base/math.ts';
import type { Schedule } from '#nn/training.ts';

/**
 * The factor on the learning rate at step t = 0, 1, …
 *
 * constant 1 · step factor^⌊t/every⌋ · exponential factor^(t/every) · cosine end + (1 − end)(1 + cos π·min(1, t/steps))/2 · each times the warm-up
 * min(1, (t + 1)/warmUp) where the schedule has one.
 */
export function scheduleFactor(schedule: Schedule, t: number): number {
  const rise = 'warmUp' in schedule && schedule.warmUp > 0 ? Math.min(1, (t + 1) / schedule.warmUp) : 1;
  switch (schedule.type) {
    case 'constant':
    case 'warmUp':
      return rise;
    case 'step':
      return rise * power(schedule.factor, Math.floor(t / schedule.every));
    case 'exponential':
      return rise * expf(logf(schedule.factor) * (t / schedule.every));
    case 'cosine':
      return rise * (schedule.end + ((1 - schedule.end) * (1 + cosf(Math.PI * Math.min(1, t / schedule.steps)))) / 2);
  }
}

/** x^n for a whole n ≥ 0 by repeated squaring. */
export function power(x: number, n: number): number {
  let result = 1;
  for (let base = x, k = n; k > 0; k = Math.floor(k / 2), base *= base) if (k % 2 === 1) result *= base;
  return result;
}
