/** @file Everything under `training` in the document: loss, optimiser, schedule, batch size, regularisation. */
import { choice, type Field, type Fields, flag, float, int, type Values } from './field.ts';

export const losses = ['crossEntropy', 'binaryCrossEntropy', 'mse', 'mae', 'huber'] as const;
export type Loss = (typeof losses)[number];

export const lossNames: Record<Loss, string> = {
  crossEntropy: 'cross-entropy',
  binaryCrossEntropy: 'binary cross-entropy',
  mse: 'mean squared error',
  mae: 'mean absolute error',
  huber: 'Huber',
};

const learningRate = (value: number) =>
  float({
    label: 'Learning rate',
    default: value,
    min: 0,
    max: 100,
    step: 1.25,
    logarithmic: true,
    help: 'How far a step goes along the gradient. Too high: the loss jumps or diverges; too low: it hardly falls.',
  });
const weightDecay = (value: number) =>
  float({
    label: 'Weight decay',
    default: value,
    min: 0,
    max: 10,
    step: 0.001,
    advanced: true,
    help: 'Pulls every parameter towards 0, as the optimiser of PyTorch does.',
  });
const epsilon = (value: number) =>
  float({
    label: 'ε',
    default: value,
    min: 1e-12,
    max: 1,
    step: 10,
    logarithmic: true,
    advanced: true,
    help: 'Keeps the division finite.',
  });

const moments = {
  beta1: float({
    label: 'β₁',
    default: 0.9,
    min: 0,
    max: 0.9999,
    step: 0.01,
    advanced: true,
    help: 'Memory of the mean gradient.',
  }),
  beta2: float({
    label: 'β₂',
    default: 0.999,
    min: 0,
    max: 0.99999,
    step: 0.001,
    advanced: true,
    help: 'Memory of the squared gradient.',
  }),
  epsilon: epsilon(1e-8),
};

/** The optimisers and their options, with PyTorch's names, meaning and defaults. */
export const optimizers = {
  sgd: {
    learningRate: learningRate(0.1),
    momentum: float({
      label: 'Momentum',
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
      help: 'How much of the last step is carried into the next.',
    }),
    nesterov: flag({
      label: 'Nesterov',
      default: false,
      advanced: true,
      help: 'Looks ahead along the momentum before it corrects.',
    }),
    weightDecay: weightDecay(0),
  },
  adam: { learningRate: learningRate(0.01), ...moments, weightDecay: weightDecay(0) },
  adamW: { learningRate: learningRate(0.01), ...moments, weightDecay: weightDecay(0.01) },
  rmsProp: {
    learningRate: learningRate(0.01),
    decay: float({
      label: 'Decay',
      default: 0.99,
      min: 0,
      max: 0.99999,
      step: 0.01,
      advanced: true,
      help: 'Memory of the squared gradient.',
    }),
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
export const optimizerNames: Record<OptimizerType, string> = {
  sgd: 'SGD',
  adam: 'Adam',
  adamW: 'AdamW',
  rmsProp: 'RMSprop',
  adagrad: 'Adagrad',
};

const period = (label: string, value: number, help: string) =>
  int({ label, default: value, min: 1, max: 10_000_000, unit: 'steps', help });

/** Steps over which the rate rises to its full value: rate · (t + 1) / warmUp for t < warmUp. */
const warmUp = (value: number) =>
  int({
    label: 'Warm-up',
    default: value,
    min: 0,
    max: 1_000_000,
    unit: 'steps',
    help: 'Steps over which the rate rises from near 0 to its full value.',
  });

/** How the learning rate moves over the steps t = 0, 1, …: see `learningRateAt` in the engine. */
export const schedules = {
  constant: {},
  step: {
    every: period('Every', 1000, 'Steps between two drops.'),
    factor: float({
      label: 'Factor',
      default: 0.5,
      min: 0,
      max: 1,
      step: 0.05,
      help: 'The rate is multiplied by this at each drop.',
    }),
    warmUp: warmUp(0),
  },
  exponential: {
    every: period('Every', 1000, 'Steps in which the rate falls by the factor, smoothly.'),
    factor: float({
      label: 'Factor',
      default: 0.5,
      min: 0.000001,
      max: 1,
      step: 0.05,
      help: 'What is left of the rate after that many steps.',
    }),
    warmUp: warmUp(0),
  },
  cosine: {
    steps: period(
      'Steps',
      5000,
      'Steps over which the rate falls along half a cosine; it stays at the end value after.',
    ),
    end: float({
      label: 'End',
      default: 0,
      min: 0,
      max: 1,
      step: 0.05,
      help: 'The share of the rate that is left at the end.',
    }),
    warmUp: warmUp(0),
  },
  warmUp: { warmUp: warmUp(500) },
} as const satisfies Record<string, Fields>;

export type ScheduleType = keyof typeof schedules;
export const scheduleNames: Record<ScheduleType, string> = {
  constant: 'constant',
  step: 'step',
  exponential: 'exponential',
  cosine: 'cosine',
  warmUp: 'warm-up',
};

export const trainingFields = {
  loss: choice({
    label: 'Loss',
    choices: losses,
    names: lossNames,
    default: 'crossEntropy',
    help: 'What training makes small.',
  }),
  batchSize: int({
    label: 'Batch size',
    default: 32,
    min: 1,
    max: 4096,
    help: 'Samples whose mean gradient makes one step.',
  }),
  l1: float({
    label: 'L1',
    default: 0,
    min: 0,
    max: 10,
    step: 0.0001,
    help: 'Adds λ·Σ|w| over the weights (not the biases) to what is minimised: pushes weights to exactly 0.',
  }),
  l2: float({
    label: 'L2',
    default: 0,
    min: 0,
    max: 10,
    step: 0.0001,
    help: 'Adds ½λ·Σw² over the weights (not the biases) to what is minimised: keeps weights small.',
  }),
  clipNorm: float({
    label: 'Clip norm',
    default: 0,
    min: 0,
    max: 1000,
    step: 0.5,
    advanced: true,
    help: 'Scales the gradient down to this length when it is longer. 0: never.',
  }),
} as const satisfies Record<string, Field>;

export type Optimizer = {
  readonly [T in OptimizerType]: { readonly type: T } & Values<(typeof optimizers)[T]>;
}[OptimizerType];
export type Schedule = {
  readonly [T in ScheduleType]: { readonly type: T } & Values<(typeof schedules)[T]>;
}[ScheduleType];
export type Training = Values<typeof trainingFields> & { readonly optimizer: Optimizer; readonly schedule: Schedule };
