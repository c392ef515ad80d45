/** @file Why weights cannot be had. */
export const NO_WEIGHTS = 'There is no run whose weights could be taken.';
export const NOT_RECORDED = 'More was changed during this run than a document can hold: its weights cannot go with it.';
