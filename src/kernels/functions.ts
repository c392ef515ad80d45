/** @file The functions that operations of `ops.ts` are given by number. */

/** The order is the code in `activate` and `activateGradient`. */
export const activationFunctions = [
  'linear',
  'relu',
  'leakyRelu',
  'elu',
  'gelu',
  'silu',
  'sigmoid',
  'tanh',
  'softplus',
  'sine',
  'softmax',
] as const;
export type ActivationFunction = (typeof activationFunctions)[number];

/** The order is the code in `pointwiseLoss`. */
export const pointwiseLosses = ['binaryCrossEntropy', 'mse', 'mae', 'huber'] as const;
export type PointwiseLoss = (typeof pointwiseLosses)[number];
