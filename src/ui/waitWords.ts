/** @file What is said while something is on its way, or could not be had. */

export const ASKING = 'Asking the engine …';
export const NOT_COMPUTED_YET = 'Not computed yet.';
export const TRY_AGAIN = 'Try again';
export const GO_ON = 'Go on';
