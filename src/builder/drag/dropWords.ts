/** @file What is said while a block is dragged, and of what a drop did. */

export const WHAT_THE_DROP_DID = 'What the drop did';
export const TO_MAKE_IT_FIT = 'To make it fit:';
export const IN_ALL = 'in all';
export const MULTIPLY_ADDS = 'multiply-adds a sample,';
export const DRAG_KEYS = 'Arrow keys choose a place, Enter drops, Esc cancels';
export const DRAG_HELP = 'Drop it between two blocks, or into a container · Esc cancels';
export const WHERE_IT_WAS = 'Where it was · Esc cancels';
export const DOES_NOT_FIT_HERE = 'Does not fit here';

export const lifted = (cargo: string): string =>
  `${cargo} lifted. Arrow keys choose a place, Enter drops, Escape cancels.`;
export const WHERE_IT_WAS_BEFORE = 'Where it was.';
export const staysWhereItIs = (cargo: string): string => `${cargo} stays where it is.`;
export const doneAnew = (label: string): string => `${label}, done anew.`;
