/** @file Ways to find one's way. */
export const helpWords = {
  search: 'Search',
  searchSays: 'Search blocks, layers, examples, lenses, settings and words',
  keys: 'Keys',
  keysSays: 'Every key and what it does',
} as const;
