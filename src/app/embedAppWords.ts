/** @file What a frame says around a document. */
export const RESTORE = 'Restore';
export const RESTORE_SAYS = 'Restore: the network as its author gave it';
export const UNDO = 'Undo';
export const UNDO_SAYS = 'Undo what was done last (Ctrl+Z)';
