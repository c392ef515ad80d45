/** @file What became of a factor along a network, by how much of it a linear probe reads: one rule for everything that says so. */

/** What is read less than this, of 1, is not there. */
export const LEAST = 0.1;

const percent = (share: number): number => Math.round(100 * Math.max(0, share));

/** It is read as well as from the input, to the per cent. */
export const isKept = (input: number, now: number): boolean => percent(now) >= percent(input);

/** It is not there, and less than half of what the untrained network leaves is. */
export const isGone = (now: number, start: number): boolean => now < LEAST && now < start / 2;

export type Fate = 'kept' | 'partly' | 'gone' | 'never there';

/**
 * Of what the input itself does not show nothing is said.
 * @param input what is read of it from the input, `now` at a layer, `start` at that layer before training: shares right, or R²
 */
export function fateOf(input: number, now: number, start: number): Fate {
  if (!(input >= LEAST)) return 'never there';
  if (isKept(input, now)) return 'kept';
  return isGone(now, start) ? 'gone' : 'partly';
}
