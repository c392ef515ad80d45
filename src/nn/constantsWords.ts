/** @file What is said on a block that can only give a constant. */
const samples = (count: number) => (count === 1 ? 'a single sample' : `${count} samples`);

/** In every batch. @param mixes its output depends on the batch: how large that is belongs to the reason */
export const onlyConstant = (size: number, mixes = false) => ({
  short: 'only a constant',
  where: mixes ? `every batch is ${samples(size)}, ` : 'its output is the same for every input: ',
});

/** In the last batch of an epoch. */
export const sometimesConstant = (trained: number, size: number, last: number) => ({
  short: 'a constant in the last batch',
  where: `the last batch of an epoch (${trained} samples in batches of ${size}) is ${samples(last)}, `,
});

export const unitsAlike = {
  short: 'all units alike',
  why: (units: number) =>
    `its ${units} units start alike, and so do the weights of the block behind; they stay equal for ever and count as one`,
  cure: 'Start from random weights',
} as const;
