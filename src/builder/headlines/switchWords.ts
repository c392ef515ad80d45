/** @file The switch of the headlines in words. */

export const switchWords = {
  label: 'Headlines',
  says: 'A line over each layer: what is read there, measured when training pauses, and every 10 seconds while it runs',
} as const;
