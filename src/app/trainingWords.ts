/** @file The words of the training settings. */

export const WHEN_IT_PAUSES = 'When the run pauses';
export const PAUSE_WHEN = 'Pause when';
export const HIDDEN_ACTIVATION = 'Activation of the hidden layers';
