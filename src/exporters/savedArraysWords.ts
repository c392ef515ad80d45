/** @file What programs for other frameworks say of the weights that they read, and of the test vector. */

export const savedArraysWords = {
  attention: 'Kernel and bias of query, key, value and output; heads have an axis of their own.',
  saved: (step: number) => `the weights of step ${step}, under PyTorch’s names`,
  check: 'Compares a few outputs with those that Strata computed.',
  difference: 'largest difference to the test vector:',
  differs: 'The program does not compute what Strata computed.',
} as const;
