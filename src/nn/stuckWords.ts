/** @file What is said of a block that was found to give a constant, or to let no gradient through. */

const all = (units: number, what: string) => (units === 1 ? `its ${what} gives` : `all ${units} ${what}s give`);
const every = (count: number) => `each of the ${count} training samples`;

export const stuckWords = {
  off: {
    short: 'all off',
    message: (units: number, count: number) =>
      `${all(units, 'ReLU')} 0 for ${every(count)}; no gradient reaches the weights, so they cannot come back`,
  },
  saturated: {
    short: 'all saturated',
    message: (units: number, count: number) =>
      `${all(units, 'unit')} the end of the scale for ${every(count)}, where the function is level; no gradient reaches the weights`,
  },
  constant: {
    short: 'only a constant',
    message: (units: number, count: number) =>
      `all its weights are 0 and stay so: ${all(units, 'unit')} the same for ${every(count)}`,
  },
} as const;

export const stuckCures = {
  leaky: 'Use leaky ReLU and start again',
  slower: 'Learning rate ÷ 10 and start again',
  random: 'Start again from random weights',
} as const;
