import { flag, text } from '#nn/field.ts';

export const codeFields = {
  /** The framework, by its name in the list of formats; empty, or one that there is not: the first. */
  framework: text({ default: '', maxLength: 30 }),
  /** With the numbers of the run, and the check against them. */
  weights: flag({ default: false }),
} as const;
