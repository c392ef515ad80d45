/** @file Where the skip link leads, in words. */
export const skipWords = {
  network: 'Skip to the network',
  panel: 'Skip to the panel',
  examples: 'Skip to the examples',
  lens: 'Skip to the lens',
} as const;
