/** @file What the page must know of the probes in `measured.ts`: their names. */
export const measuredNames = [
  'concepts',
  'headlines',
  'ladder',
  'bottleneck',
  'theatre',
  'ending',
  'readings',
  'awaited',
] as const;

export type MeasuredName = (typeof measuredNames)[number];
