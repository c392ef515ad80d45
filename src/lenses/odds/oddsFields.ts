/** @file What can be set of odds and sweeps: a document says it, and so a link and the command `odds`. */
import { int, text } from '#nn/field.ts';

export const oddsFields = {
  /** The step at which each start ends; 0 is as far as the run came. */
  steps: int({ default: 0, min: 0, max: 10_000_000 }),
  /** The path of the field that a sweep tries, and its values, parted by commas; then those of a second. */
  over: text({ default: '', maxLength: 200 }),
  values: text({ default: '', maxLength: 200 }),
  and: text({ default: '', maxLength: 200 }),
  andValues: text({ default: '', maxLength: 200 }),
} as const;
