import { choice, int } from '#nn/field.ts';

const MOST = 10_000;

export const confusionFields = {
  /** How many samples, or which share of all that the row’s class was asked for. */
  counting: choice({ choices: ['counts', 'shares'], default: 'counts' }),
  /** The class asked for of the cell whose samples are listed; −1 where no cell is open. */
  asked: int({ default: -1, min: -1, max: MOST }),
  /** The class said of the cell whose samples are listed; −1 where no cell is open. */
  said: int({ default: -1, min: -1, max: MOST }),
} as const;
