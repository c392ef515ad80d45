/** @file What helps after a run that ran away. */

export const THE_RUN_DIVERGED = 'The run diverged';
export const LOWER_RATE_AND_START = 'Learning rate ÷ 10 and start again';
export const LOWER_RATE = 'Learning rate ÷ 10';
export const START_AGAIN = 'Start again with the settings as they are';
export const CLIP_AND_START = 'Clip the gradient to norm 1 and start again';
export const CLIP = 'Clip the gradient to norm 1';
export const BACK_TO_LAST_GOOD = 'Back to the last good step';
