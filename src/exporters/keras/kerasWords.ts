/** @file What a Keras program says to its reader. */

export const kerasWords = {
  about: 'a network in Keras 3.',
  test: 'loss of the test:',
  freeze: 'Holds the weights of a layer. Batch normalisation still goes by its batch, as in Strata.',
  put: 'Gives a layer its weights, in the order in which it declares them.',
  gates: 'The gates of a GRU in the order of Keras, which has the update gate first.',
} as const;
