/** @file The words of saving a block's numbers. */
export const SAVE_ITS_NUMBERS = 'Save its numbers';
export const NOTHING_TO_SAVE = 'There are no numbers to save yet.';
export const numbersAs = (what: 'parameters' | 'output', kind: 'csv' | 'json'): string =>
  `${what === 'parameters' ? 'Parameters' : 'Output for this sample'} as ${kind.toUpperCase()}`;
