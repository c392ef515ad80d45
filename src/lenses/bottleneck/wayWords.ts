/** @file The ways in which the bottleneck is shown. */

export const SHOWN = 'Shown as';
export const PICTURES_SAY = 'What each layer makes of a sample, and what it still keeps, as pictures';
export const NUMBERS_SAY = 'Every reading, in tables';
