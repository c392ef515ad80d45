/** @file When a run pauses by itself: at a step or an epoch, once a metric meets a bound, where it does not get better, where the test gets worse. It changes no number of a run. */
import { choice, type Fields, float, int, type Values } from './field.ts';

/** Those of the curve are looked at where it has a point, the loss of the batch after every step. */
export const pauseMetrics = ['batchLoss', 'trainLoss', 'testLoss', 'trainAccuracy', 'testAccuracy'] as const;
export type PauseMetric = (typeof pauseMetrics)[number];

/** A stretch of the curve, in its points. */
const points = (value: number) => int({ default: value, min: 1, max: 10_000 });

export const pauses = {
  step: { step: int({ default: 1000, min: 1, max: 1_000_000_000 }) },
  epoch: { epoch: int({ default: 100, min: 1, max: 1_000_000_000 }) },
  metric: {
    metric: choice({ choices: pauseMetrics, default: 'testLoss' }),
    is: choice({ choices: ['below', 'above'], default: 'below' }),
    value: float({ default: 0.1, min: -1e9, max: 1e9, step: 0.01 }),
  },
  plateau: {
    metric: choice({ choices: ['trainLoss', 'testLoss'], default: 'trainLoss' }),
    points: points(20),
    least: float({ default: 0.001, min: 0, max: 1e9, step: 0.001 }),
  },
  worse: { points: points(10) },
} as const satisfies Record<string, Fields>;

export type PauseType = keyof typeof pauses;
export type Pause = { readonly [T in PauseType]: { readonly type: T } & Values<(typeof pauses)[T]> }[PauseType];

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
