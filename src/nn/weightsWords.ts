/** @file What is said where a document is opened without weights that it holds. */

const cause = (why: string): string => why.replace(/^weights: /, '');

/** Of those of its run. */
export const trainedWithout = (why: string): string =>
  `The weights are left out: ${cause(why)}. The run is trained again from its start.`;

/** Of those that its run starts from. */
export const startsWithout = (why: string): string =>
  `The weights that this run should start from are left out: ${cause(why)}. It starts from its seed, and is another run.`;
