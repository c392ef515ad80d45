/** @file What is said of the training settings: `training.ts`. */
import type { FieldText, FieldTexts } from './fieldText.ts';
import type { Loss, OptimizerType, optimizers, ScheduleType, schedules, trainingFields } from './training.ts';

export const lossNames: Readonly<Record<Loss, string>> = {
  crossEntropy: 'cross-entropy',
  binaryCrossEntropy: 'binary cross-entropy',
  mse: 'mean squared error',
  mae: 'mean absolute error',
  huber: 'Huber',
};

export const optimizerNames: Readonly<Record<OptimizerType, string>> = {
  sgd: 'SGD',
  adam: 'Adam',
  adamW: 'AdamW',
  rmsProp: 'RMSprop',
  adagrad: 'Adagrad',
};

export const scheduleNames: Readonly<Record<ScheduleType, string>> = {
  constant: 'constant',
  step: 'step',
  exponential: 'exponential',
  cosine: 'cosine',
  warmUp: 'warm-up',
};

export const trainingTexts: FieldTexts<typeof trainingFields> = {
  loss: { label: 'Loss', term: 'loss', names: lossNames, help: 'What training makes small.' },
  batchSize: { label: 'Batch size', term: 'batch', help: 'Samples whose mean gradient makes one step.' },
  l1: {
    label: 'L1',
    term: 'regularisation',
    help: 'Adds λ·Σ|w| over the weights (not the biases) to what is minimised: pushes weights to exactly 0.',
  },
  l2: {
    label: 'L2',
    term: 'regularisation',
    help: 'Adds ½λ·Σw² over the weights (not the biases) to what is minimised: keeps weights small.',
  },
  clipNorm: {
    label: 'Clip norm',
    term: 'gradient',
    help: 'Scales the gradient down to this length when it is longer. 0: never.',
  },
};

const learningRate: FieldText = {
  label: 'Learning rate',
  term: 'learningRate',
  help: 'How far a step goes along the gradient. Too high: the loss jumps or diverges; too low: it hardly falls.',
};
const weightDecay: FieldText = {
  label: 'Weight decay',
  term: 'regularisation',
  help: 'Pulls every parameter towards 0, as the optimiser of PyTorch does.',
};
const epsilon: FieldText = { label: 'ε', help: 'Keeps the division finite.' };
const moments = {
  beta1: { label: 'β₁', help: 'Memory of the mean gradient.' },
  beta2: { label: 'β₂', help: 'Memory of the squared gradient.' },
  epsilon,
} as const;

export const optimizerTexts: { readonly [T in OptimizerType]: FieldTexts<(typeof optimizers)[T]> } = {
  sgd: {
    learningRate,
    momentum: { label: 'Momentum', term: 'momentum', help: 'How much of the last step is carried into the next.' },
    nesterov: { label: 'Nesterov', term: 'momentum', help: 'Looks ahead along the momentum before it corrects.' },
    weightDecay,
  },
  adam: { learningRate, ...moments, weightDecay },
  adamW: { learningRate, ...moments, weightDecay },
  rmsProp: {
    learningRate,
    decay: { label: 'Decay', help: 'Memory of the squared gradient.' },
    epsilon,
    weightDecay,
  },
  adagrad: { learningRate, epsilon, weightDecay },
};

const warmUp: FieldText = {
  label: 'Warm-up',
  term: 'schedule',
  unit: 'steps',
  help: 'Steps over which the rate rises from near 0 to its full value.',
};

export const scheduleTexts: { readonly [T in ScheduleType]: FieldTexts<(typeof schedules)[T]> } = {
  constant: {},
  step: {
    every: { label: 'Every', unit: 'steps', help: 'Steps between two drops.' },
    factor: { label: 'Factor', help: 'The rate is multiplied by this at each drop.' },
    warmUp,
  },
  exponential: {
    every: { label: 'Every', unit: 'steps', help: 'Steps in which the rate falls by the factor, smoothly.' },
    factor: { label: 'Factor', help: 'What is left of the rate after that many steps.' },
    warmUp,
  },
  cosine: {
    steps: {
      label: 'Steps',
      unit: 'steps',
      help: 'Steps over which the rate falls along half a cosine; it stays at the end value after.',
    },
    end: { label: 'End', help: 'The share of the rate that is left at the end.' },
    warmUp,
  },
  warmUp: { warmUp },
};
