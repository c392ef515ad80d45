/** @file The words of the inspector: of a block, its fields, its code. */

export const MORE_SETTINGS = 'More settings';
export const EXPLAINED_IN = 'Explained in';
export const blockPlace = (index: number, count: number, where: string): string => `block ${index} of ${count}${where}`;
export const MOVE_TO_INPUT = 'Move towards the input';
export const MOVE_TO_ANSWER = 'Move towards the answer';
export const INPUT_NOT_KNOWN = 'What flows in is not known: a block before does not fit.';
export const ofTokens = (tokens: string): string => ` of ${tokens} tokens`;
export const SHOWN_ONCE_IT_FITS = 'Shown once this block, and those before it, fit.';
export const copyCode = (name: string): string => `Copy the ${name} code`;
export const leastChosen = (min: number): string => `At least ${min} must stay chosen.`;
export const SPREAD = 'Spread (std)';
export const THIS_PANEL = 'This panel';
export const SELECT_A_BLOCK = 'Select a block to see its settings, its formula and its numbers.';
export const INPUT_SAYS =
  'The input: what the network is given of each sample. What it is made of is chosen under Data.';
export const OF_A_UNIT = 'What this panel shows of a unit';
export const SAVING = 'Saving the numbers';
