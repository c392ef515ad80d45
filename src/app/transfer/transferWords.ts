/** @file The words of the transfer experiment. */

/** The ways in which a network is taken along. */
export const wayNames = {
  scratch: 'From scratch',
  frozen: 'All frozen but the last',
  tuned: 'All tuned',
  gentle: 'Lower layers slower',
} as const;

/** The second phase, by the way. */
export const wayOf = (way: keyof typeof wayNames): string => `New task: ${wayNames[way].toLowerCase()}`;

export const transferTitle = (title: string): string => `Transfer: ${title}`.slice(0, 100);

export const NO_TASKS =
  'Transfer needs pictures with a second task: four classes or more, or another question. Try the example Digits or Faces.';
