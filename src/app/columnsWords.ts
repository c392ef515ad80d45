/** @file The words of the columns beside the stage, and of the strip above it. */

export const DATA_AND_LAYERS = 'Data and layers';
export const FOLD_THIS_COLUMN = 'Fold this column';
export const UNFOLD_THIS_COLUMN = 'Unfold this column';
export const ANSWER_AND_SETTINGS = 'Answer and settings';
export const TRAINING_SETTINGS = 'Training settings';
export const MORE_SAYS = 'Loss, schedule and the rest, under Training';
