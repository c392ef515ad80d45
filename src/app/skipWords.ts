/** @file Where the skip link leads, in words. */
export const skipWords = {
  network: 'Skip to the network',
  panel: 'Skip to the panel',
  lens: 'Skip to the lens',
} as const;
