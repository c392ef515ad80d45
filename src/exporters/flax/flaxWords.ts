/** @file What a Flax program says to its reader. */

export const flaxWords = {
  about: 'a network in Flax (nnx, version 0.11 or newer), trained by Optax.',
  penalty: 'Of weights alone, which have more than one axis.',
  put: 'Gives a module its arrays by name, each of the very shape that it has.',
  secondBias: 'with a bias, which PyTorch has here too',
  load: 'Gives the model the weights of the file beside this program.',
} as const;
