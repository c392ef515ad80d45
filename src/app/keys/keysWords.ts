/** @file What every key does, in words: a key that is bound and has none does not compile. */
import type { blockKeys, carryKeys } from '#builder/stage/stageKeys.ts';
import type { pageKeys } from '../pageKeys.ts';
import type { modeKeys } from '../stageMode.ts';

type Says<Keys> = Readonly<Record<keyof Keys, string>>;

export const TITLE = 'Keys';
export const pageTitle = 'Anywhere';
export const modeTitle = 'Lenses';
export const blockTitle = 'On the name of a block';
export const carryTitle = 'While you carry a block';

export const pageWords: Says<typeof pageKeys> = {
  play: 'Play, or pause. On a button, Space presses the button',
  undo: 'Undo',
  redo: 'Do it again',
  search: 'Search: blocks, layers, examples, lenses, settings, words',
  keys: 'This list',
};
export const modeWords: Says<typeof modeKeys> = {
  turn: 'Open the lens you saw last, or go back to the network',
  back: 'Go back to the network',
};
export const blockWords: Says<typeof blockKeys> = {
  lift: 'Lift it, to carry it elsewhere',
  move: 'Move it by one place',
  stretch: 'Select its neighbour too',
  duplicate: 'Duplicate it',
  remove: 'Delete it',
  fold: 'Fold or unfold a container',
  single: 'Select this block alone',
};
export const carryWords: Says<typeof carryKeys> = {
  next: 'Go to the next place',
  first: 'Go to the first place',
  last: 'Go to the last place',
  drop: 'Put it down',
  cancel: 'Leave it where it was',
};

export const everywhere =
  'Tab goes to the next control. Arrow keys move within a row of buttons, from unit to unit, and along the curve of the run.';
export const helpKeyLabel = 'The key ? opens this list';
export const glossaryLabel = 'What words mean';
