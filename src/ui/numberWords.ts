/** @file What is said of a number that cannot be taken. */

export const MUST_BE_A_NUMBER = 'must be a number';
export const MUST_BE_A_WHOLE_NUMBER = 'must be a whole number';
export const mustBeAtLeast = (min: string): string => `must be at least ${min}`;
export const mustBeAtMost = (max: string): string => `must be at most ${max}`;
