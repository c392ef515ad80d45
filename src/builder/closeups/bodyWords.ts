/** @file What the bodies of close-ups say of the numbers they show. */

export const queryTimesKey = (count: number): string => `query · key ÷ √${count}`;
export const COMES_LATER = 'comes later';
export const QUERY_OF_STEP = 'query of step';
export const MIX_OF_THE_VALUES = 'mix of the values';
export const weightsOutWords = (heads: number): string => `${heads > 1 ? 'mixes of all heads' : 'mix'} × weights out`;
export const SUMS_THAT_SHARE = 'The sums that share 100 %';
export const thisSum = (i: number): string => `sum ${i}, this one`;
export const COMES_IN = 'comes in';
export const functionOfIt = (name: string): string => `${name} of it`;
export const atStep = (step: number): string => ` at step ${step}`;
export const CLOSE = 'Close the close-up';
export const cellsFilled = (unit: number, size: number, rows: number): string =>
  `map ${unit}: ${size} of ${rows} cells`;
export const FROM_THE_INPUT = 'from the input';
export const FROM_THE_STATE = 'from the state';
export const courseWords = (count: number, from: string, to: string, step: number, now: string): string =>
  `Over ${count} steps the output goes from ${from} to ${to}; at step ${step} it is ${now}`;
export const MEMORY_DASHED = ', dashed: memory';
export const stepOf = (step: number, count: number, limit: string): string => `step ${step} of ${count}, ±${limit}`;
export const ofThisSample = (count: string, mean: string, variance: string): string =>
  `${count} numbers of this sample: mean ${mean}, variance ${variance}`;
export const keptFromTraining = (mean: string, variance: string): string =>
  `kept from training, over batches: mean ${mean}, variance ${variance}`;
export const liesFromMean = (x: string, deviations: string, mean: string): string =>
  `The number ${x} lies ${deviations} standard deviations (usual spreads) from the mean ${mean}`;
export const fromMap = (channel: number): string => `from map ${channel}`;
export const POINT_AT_A_SQUARE = 'Point at a square to read its number.';
export const cellWords = (row: number, column: number, value: string, largest: boolean): string =>
  `row ${row}, column ${column}: ${value}${largest ? ', the largest' : ''}`;
export const largestOf = (count: string): string => `largest of ${count}`;
export const INPUT_TIMES_WEIGHT = 'Input times weight, the strongest products';
export const andMore = (count: string): string => `and ${count} more`;
export const ALL_PRODUCTS = 'all products';
export const THE_IMAGE = 'the image';
export const mapBefore = (channel: number): string => `map ${channel} before`;
export const MAP_BEFORE = 'Map before';
export const MAP_AFTER = 'Map after';
export const POINT_AT_PRODUCT = 'Point at a square to read its numbers.';
export const productsOfMap = (channel: number): string => `products, map ${channel}`;
