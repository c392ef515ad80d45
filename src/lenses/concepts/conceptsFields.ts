import { choice, text } from '#nn/field.ts';

export const conceptsFields = {
  /** The block whose units are shown while none is selected; the first with parameters where it is empty. */
  block: text({ default: '', maxLength: 60 }),
  /** The samples on which a unit is largest, or samples at evenly spaced ranks: the best alone flatter a unit. */
  list: choice({ choices: ['best', 'even'], default: 'best' }),
} as const;
