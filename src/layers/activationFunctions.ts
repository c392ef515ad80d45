/** @file What every layer with an activation function shares: its field, and the functions' names. */
import { type ActivationFunction, activationFunctions } from '#kernels/functions.ts';
import { choice } from '#nn/field.ts';
import type { Constant } from '#nn/layer.ts';

/** Names as written under a block and in menus. */
export const functionNames: Readonly<Record<ActivationFunction, string>> = {
  linear: 'linear',
  relu: 'ReLU',
  leakyRelu: 'leaky ReLU',
  elu: 'ELU',
  gelu: 'GELU',
  silu: 'SiLU',
  sigmoid: 'sigmoid',
  tanh: 'tanh',
  softplus: 'softplus',
  sine: 'sine',
  softmax: 'softmax',
};

/** The field `activation` of layers that compute before they bend. */
export const activationField = choice({ choices: activationFunctions, default: 'linear' });

/** Behind what else is said of a layer, its function, where it bends. */
export const withFunction = (said: string, name: ActivationFunction): string =>
  name === 'linear' ? said : `${said}, ${functionNames[name]}`;

/** Softmax gives shares of 1: a single number has all of it. @param field the layer's field that names the function; @param count numbers that share */
export const loneSoftmax = (field: string, name: ActivationFunction, count: number): Constant | undefined =>
  name === 'softmax' && count === 1
    ? {
        found: { code: 'loneSoftmax' },
        fixes: [{ say: 'useSigmoid', set: { [field]: 'sigmoid' } }],
      }
    : undefined;
