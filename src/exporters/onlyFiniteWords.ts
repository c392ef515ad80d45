/** @file What is said of numbers that JSON cannot hold. */

export const onlyFiniteWords = {
  weights: (path: string) => `JSON holds finite numbers alone, and ${path} has one that is not.`,
  answers: 'JSON holds finite numbers alone, and the network’s answers have one that is not.',
} as const;
