/** @file What is said where one chooses what counts as solved. */

export const SOLVED_BY = 'Counts as solved';
export const READING_INSIDE = 'a reading inside the network';
export const usualWords = (goal: string): string => `as usual: ${goal}`;
