/** @file When a run pauses by itself: at a step or an epoch, once a metric meets a bound, where it does not get better, where the test gets worse, once something is read inside the network. It changes no number of a run. */
import { choice, type Fields, float, int, type Values } from './field.ts';
import type { ReadingGoal } from './goal.ts';

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

type Declared = keyof typeof pauses;
type DeclaredPause = { readonly [T in Declared]: { readonly type: T } & Values<(typeof pauses)[T]> }[Declared];
/** At each step of `lookSteps.ts` after the first at which a reading meets its bound. */
export type ReadingPause = { readonly type: 'reading' } & ReadingGoal;
export type Pause = DeclaredPause | ReadingPause;
export type PauseType = Pause['type'];
