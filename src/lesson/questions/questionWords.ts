/** @file What is said of an answer beyond right and wrong. */

export const missed = (count: number): string => `${count} more ${count === 1 ? 'is' : 'are'} right.`;
export const tooMany = (count: number): string =>
  `${count} of those you chose ${count === 1 ? 'is' : 'are'} not right.`;
export const cameTo = (shown: string): string => `It came to ${shown}.`;
export const comesBefore = (first: string, then: string): string => `“${first}” comes before “${then}”.`;
export const notThere = (item: string): string => `“${item}” belongs elsewhere.`;
export const planeShare = (share: string): string => `Your border and the learned one agree on ${share} of the plane.`;
export const curveOff = (off: string): string => `On average your curve lies ${off} from the real one.`;
export const curveShare = (share: string): string => `It is near over ${share} of the way.`;

/** Slips in arithmetic: what was probably done. */
export const slips = {
  noBias: 'The bias is missing: it is added once, after the products.',
  biasMinus: 'The bias was subtracted. It is added, with its sign.',
  sums: 'Weights and inputs were added. Each weight is multiplied by its input.',
  firstOnly: 'Only the first product is there. Every input has one.',
  crossed: 'Weights and inputs were paired the wrong way round.',
  swapped: 'The two numbers are swapped: samples come first, then units.',
  inputShape: 'That is what goes in. A layer gives as many numbers as it has units.',
  noBatch: 'The number of samples is missing: it stands first, and no layer changes it.',
  noBiases: 'The biases are missing: each unit has one.',
  inputBiases: 'Biases were counted for inputs. Each unit has one bias.',
  added: 'Inputs and units were added. Each unit has a weight for every input.',
  noChannels: 'The channels that come in are missing: a filter looks at all of them.',
  noOne: 'One is missing at the end: the first place counts too.',
  onePadding: 'Padding was counted once. It stands at both sides.',
  noStride: 'The stride was not used: the window moves by so many places at a time.',
  value: 'That is the value there. The slope says how fast it changes.',
  factorsAdded: 'The slopes were added. Along a path they are multiplied.',
  oneFewer: 'One of the factors is missing.',
  sign: 'The sign is the wrong way round.',
} as const;
export type Slip = keyof typeof slips;
