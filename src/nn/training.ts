/** @file Everything under `training` in the document: loss, optimiser, schedule, batch size, regularisation. What is said of them: `trainingText.ts`. */
import { choice, type Field, type Fields, flag, float, int, type Values } from './field.ts';
import type { SolvedGoal } from './goal.ts';
import type { Pause } from './pause.ts';

export const losses = ['crossEntropy', 'binaryCrossEntropy', 'mse', 'mae', 'huber'] as const;
export type Loss = (typeof losses)[number];

const learningRate = (value: number) => float({ default: value, min: 0, max: 100, step: 1.25, logarithmic: true });
const weightDecay = (value: number) => float({ default: value, min: 0, max: 10, step: 0.001, advanced: true });
const epsilon = (value: number) =>
  float({ default: value, min: 1e-12, max: 1, step: 10, logarithmic: true, advanced: true });

const moments = {
  beta1: float({ default: 0.9, min: 0, max: 0.9999, step: 0.01, advanced: true }),
  beta2: float({ default: 0.999, min: 0, max: 0.99999, step: 0.001, advanced: true }),
  epsilon: epsilon(1e-8),
};

/** The optimisers and their options, with PyTorch's names, meaning and defaults. */
export const optimizers = {
  sgd: {
    learningRate: learningRate(0.1),
    momentum: float({ default: 0, min: 0, max: 1, step: 0.05 }),
    nesterov: flag({ default: false, advanced: true }),
    weightDecay: weightDecay(0),
  },
  adam: { learningRate: learningRate(0.01), ...moments, weightDecay: weightDecay(0) },
  adamW: { learningRate: learningRate(0.01), ...moments, weightDecay: weightDecay(0.01) },
  rmsProp: {
    learningRate: learningRate(0.01),
    decay: float({ default: 0.99, min: 0, max: 0.99999, step: 0.01, advanced: true }),
    epsilon: epsilon(1e-8),
    weightDecay: weightDecay(0),
  },
  adagrad: {
    learningRate: learningRate(0.05),
    epsilon: epsilon(1e-10),
    weightDecay: weightDecay(0),
  },
} as const satisfies Record<string, Fields>;

export type OptimizerType = keyof typeof optimizers;
const period = (value: number) => int({ default: value, min: 1, max: 10_000_000 });

/** Steps over which the rate rises to its full value: rate · (t + 1) / warmUp for t < warmUp. */
const warmUp = (value: number) => int({ default: value, min: 0, max: 1_000_000 });

/** How the learning rate moves over the steps t = 0, 1, …: see `learningRateAt` in the engine. */
export const schedules = {
  constant: {},
  step: {
    every: period(1000),
    factor: float({ default: 0.5, min: 0, max: 1, step: 0.05 }),
    warmUp: warmUp(0),
  },
  exponential: {
    every: period(1000),
    factor: float({ default: 0.5, min: 0.000001, max: 1, step: 0.05 }),
    warmUp: warmUp(0),
  },
  cosine: {
    steps: period(5000),
    end: float({ default: 0, min: 0, max: 1, step: 0.05 }),
    warmUp: warmUp(0),
  },
  warmUp: { warmUp: warmUp(500) },
} as const satisfies Record<string, Fields>;

export type ScheduleType = keyof typeof schedules;
export const trainingFields = {
  loss: choice({ choices: losses, default: 'crossEntropy' }),
  batchSize: int({ default: 32, min: 1, max: 4096 }),
  l1: float({ default: 0, min: 0, max: 10, step: 0.0001 }),
  l2: float({ default: 0, min: 0, max: 10, step: 0.0001 }),
  clipNorm: float({ default: 0, min: 0, max: 1000, step: 0.5, advanced: true }),
} as const satisfies Record<string, Field>;

export type Optimizer = {
  readonly [T in OptimizerType]: { readonly type: T } & Values<(typeof optimizers)[T]>;
}[OptimizerType];
export type Schedule = {
  readonly [T in ScheduleType]: { readonly type: T } & Values<(typeof schedules)[T]>;
}[ScheduleType];
export type Training = Values<typeof trainingFields> & {
  readonly optimizer: Optimizer;
  readonly schedule: Schedule;
  /** When the run pauses by itself; absent: never. */
  readonly pause?: Pause;
  /** What counts as solved when it is over; absent: `usualGoal`. */
  readonly solved?: SolvedGoal;
};
