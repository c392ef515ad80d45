/** @file What a NumPy program says to its reader. */

export const numpyWords = {
  about: 'forward, backward and update in NumPy.',
  names: 'Names as in a: an activation, z: what comes before it, da: dL/da, the gradient of the loss by it.',
  phases: 'The training has phases in Strata: this is the network of the phase in force, and its training.',
  initial: 'In Strata it starts from weights of its own: export it with weights to have them.',
  seed: 'draws other numbers than Strata does from the same seed',
  parameters: 'under the names that PyTorch gives them',
  buffers: 'running statistics of batch normalisation',
  saved: (step: number) => `the weights of step ${step}`,
  forward: 'The output for a batch, and what the way back needs.',
  backward: 'The gradient of the loss by every parameter: the chain rule, from the last layer to the first.',
  nothing: 'There is nothing to train on.',
  score: 'The loss.',
  scoreOfClasses: 'The loss, and the share of right answers.',
  check: 'Compares a few outputs with those that Strata computed.',
  difference: 'largest difference to the test vector:',
  differs: 'The program does not compute what Strata computed.',
} as const;
