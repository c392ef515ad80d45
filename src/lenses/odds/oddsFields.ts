/** @file What can be set of odds and sweeps: a document says it, and so a link and the command `odds`. */
import { choice, int, text, type Values } from '#nn/field.ts';

export const oddsFields = {
  /** The step at which each start ends; 0 is as far as the run came. */
  steps: int({ default: 0, min: 0, max: 10_000_000 }),
  /** Starts of one press, and of each value of a sweep. */
  starts: int({ default: 100, min: 1, max: 1000 }),
  /** The path of the field that a sweep tries, and its values, parted by commas; then those of a second. */
  over: text({ default: '', maxLength: 200 }),
  values: text({ default: '', maxLength: 200 }),
  and: text({ default: '', maxLength: 200 }),
  andValues: text({ default: '', maxLength: 200 }),
  /** What is drawn of a sweep: the share that is solved, or the middle of what its goal looks at. */
  shows: choice({ choices: ['share', 'middle'], default: 'share' }),
} as const;

export type Shows = Values<typeof oddsFields>['shows'];
