/** @file What a link brings back, in a sentence. */

export const OPENS_SET_BY_HAND = 'The link opens at step 0, with the parameters that were set by hand.';
export const opensWithWeights = (step: string): string =>
  `The link opens at step ${step} at once, with the weights in it. Without them the run would train again to the same bits.`;
export const bringsRunBack = (step: string, changed: boolean): string =>
  `The link brings the run back: it trains again to step ${step}${changed ? ', with the changes made on the way' : ''}, to the same weights bit for bit.`;
export const OPENS_AT_START = 'The link opens at step 0: more was changed during this run than a link can hold.';
export const OPENS_HERE = 'The link opens at step 0, where this run stands now.';
export const weightsTooLarge = (bytes: string, value: number): string =>
  `The weights with the optimiser’s state and the curve take ${bytes} kB, more than the ${value} kB that a link may hold: it trains again. A file may hold them; a page or a frame opens one that lies beside it by ?open=FILE in its address.`;
