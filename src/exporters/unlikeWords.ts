/** @file What programs for other frameworks say of where they differ from the network here. */

export const unlikeWords = {
  notRun: (name: string) => `Strata’s tests compile this program for ${name}; they do not run it.`,
  channels: 'Images have their channels last.',
  frozenBlocks: (paths: readonly string[]) => `Left out: these layers are frozen in Strata: ${paths.join(', ')}.`,
  frozenWeights: (paths: readonly string[]) => `Left out: single weights are frozen in Strata in ${paths.join(', ')}.`,
  scales: (paths: readonly string[]) =>
    `Left out: these layers have a learning rate of their own: ${paths.join(', ')}.`,
  decay: 'Weight decay acts on weights alone, and not on biases.',
  oneBias: 'A recurrent layer has one bias where PyTorch has two.',
  variance: 'The running variance of batch normalisation is the biased one.',
  phases: 'The training has phases in Strata: this is the network of the phase in force, and its training.',
  initial: 'In Strata it starts from weights of its own, which are left out.',
} as const;
