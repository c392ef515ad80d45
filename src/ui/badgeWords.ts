/** @file How far a number may be trusted: the word of each badge, and what it means. */

export const badgeWords = {
  exact: { word: 'exact', says: 'Computed from every sample, to rounding' },
  probe: { word: 'from a sample', says: 'Measured on a sample; another sample would give a slightly different number' },
  bound: { word: 'at least so much', says: 'The true number is at least this' },
  heuristic: { word: 'rule of thumb', says: 'A rule of thumb, not a measurement' },
} as const;
