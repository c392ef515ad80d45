/** @file What undo and redo say. */

export const NOTHING_TO_UNDO = 'Nothing to undo.';
export const NOTHING_TO_REDO = 'Nothing to redo.';
export const doneAgain = (label: string): string => `Done again: ${label}.`;
