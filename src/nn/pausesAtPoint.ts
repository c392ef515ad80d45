/** @file Whether a run pauses where it stands. */
import type { Pause, PauseMetric } from './pause.ts';

/** Loss and accuracy at the points of a curve; NaN where there is none. */
export interface Curve {
  readonly count: number;
  at(point: number, metric: Exclude<PauseMetric, 'batchLoss'>): number;
}

const meets = ({ is, value }: Extract<Pause, { type: 'metric' }>, now: number): boolean =>
  is === 'below' ? now < value : now > value;

/** Whether a bound is met that was not met before. */
export const begins = (pause: Extract<Pause, { type: 'metric' }>, before: number, now: number): boolean =>
  meets(pause, now) && !meets(pause, before);

/**
 * Whether a run pauses at the last point of its curve, by the curve alone: made again it pauses at the same points, and gone on with it pauses again only after as
 * many points more.
 * @returns the point that was best, where it pauses
 */
export function pausesAtPoint(pause: Pause, curve: Curve): { readonly best?: number } | undefined {
  const last = curve.count - 1;
  if (last < 0) return undefined;
  if (pause.type === 'metric' && pause.metric !== 'batchLoss') {
    const before = last > 0 ? curve.at(last - 1, pause.metric) : Number.NaN;
    return begins(pause, before, curve.at(last, pause.metric)) ? {} : undefined;
  }
  if (pause.type !== 'plateau' && pause.type !== 'worse') return undefined;
  const metric = pause.type === 'worse' ? 'testLoss' : pause.metric;
  const least = pause.type === 'worse' ? 0 : pause.least;
  let best = 0;
  for (let i = 1; i <= last; i++) if (curve.at(i, metric) < curve.at(best, metric) - least) best = i;
  if (Number.isNaN(curve.at(best, metric))) return undefined;
  return last > best && (last - best) % pause.points === 0 ? { best } : undefined;
}
