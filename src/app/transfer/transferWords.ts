/** @file The words of the transfer experiment. */

/** The ways in which a network is taken along. */
export const wayNames = {
  scratch: 'From scratch',
  frozen: 'All frozen but the last',
  tuned: 'All tuned',
  gentle: 'Lower layers slower',
} as const;

/** The second phase, by what is taken along: a way, or so many layers that are frozen. */
export const wayOf = (way: keyof typeof wayNames | number): string =>
  typeof way !== 'number'
    ? `New task: ${wayNames[way].toLowerCase()}`
    : way === 0
      ? 'New task: nothing kept'
      : `New task: ${way} ${way === 1 ? 'layer' : 'layers'} kept and frozen`;

export const transferTitle = (title: string): string => `Transfer: ${title}`.slice(0, 100);

export const NO_TASKS =
  'Transfer needs pictures with a second task: four classes or more, or another question. Try the example Digits or Faces.';
