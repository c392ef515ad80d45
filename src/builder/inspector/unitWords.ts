/** @file What is said of a unit, a weight and the numbers they are made from. */

export const biasOf = (block: string, unit: string): string => `Bias of ${block}, ${unit}`;
export const CLICK_TO_SET = 'Click to set or freeze it';
export const YOUR_DRAWING = 'your drawing';
export const testSample = (place: string): string => `test sample ${place}`;
export const trainSample = (place: string): string => `train sample ${place}`;
export const FROM_THE_TABLE = 'from the table ≈ ';
export const sumAndShare = (sum: string): string => `sum ${sum}, its share ≈ `;
export const PASSED_ON = 'passed on as it is ≈ ';
export const WEIGHT_TIMES_INPUT = 'Weight times input, for the largest products';
export const givenAt = (place: string): string => `What the network is given at ${place}.`;
export const GIVEN = 'What the network is given.';
/** A number follows. */
export const GIVEN_NUMBER = 'What the network is given:';
export const YOUR_NAME = 'Your name for it';
export const SUCH_AS_LEFT_EDGE = 'such as left edge';
export const NO_OUTPUT_YET = 'The block has no output yet.';
export const setOrFreeze = (weights: number, bias: boolean): string =>
  `Set or freeze its ${weights} ${weights === 1 ? 'weight' : 'weights'}${bias ? ' and bias' : ''}`;
