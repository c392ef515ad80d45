/** @file The words of the bottleneck in numbers. */

export const BEST_SO_MANY = 'best possible for so many numbers';
export const pairSays = (name: string): string =>
  `Two samples that differ in ${name} only, and how far apart each layer puts them`;
export const classFactorSays = (name: string, chance: string): string =>
  `Held-out samples whose ${name} a straight line reads right; the most frequent one has ${chance}`;
export const numberFactorSays = (name: string, unit: string | undefined): string =>
  `R² of a straight-line reading of ${name}${unit ? ` (${unit})` : ''}: 1 is perfect, 0 no better than the mean`;
export const ASKED_OF_IT = 'what it is asked';
export const NOT_ASKED_FOR = 'not asked for';
export const NO_READING = 'Not computed: the layer has no steps, or its numbers are not all finite';
export const atLeastBits = (bits: string, entropy: string): string => `; at least ${bits} of ${entropy} bits`;
export const withinClass = (within: string): string => `; within a class R² ${within}`;
export const HEIGHT_NUMBERS = 'height ∝ √ numbers';
export const NUMBERS_SAY = 'Numbers that the layer holds of one sample, and their bytes (float32)';
export const DIRECTIONS_USED = 'directions used';
export const DIRECTIONS_SAY =
  'In how many directions the samples really differ (their effective dimension); at the start in brackets';
export const redrawnSays = (kept: boolean, how: string): string =>
  `${kept ? '' : 'Not kept of earlier steps. '}The sample in hand as the best linear map draws it from each layer: the mean of all inputs that it could be. ${how}`;
export const A_ROW = 'a row';
export const A_POINT = 'a point';
export const THE_SAMPLE = 'the sample';
export const LATEST_ONLY = 'kept of the latest step only';
export const BY_A_LINEAR_MAP = 'by a linear map';
export const INPUT_REDRAWN = 'input redrawn, R²';
export const INPUT_REDRAWN_SAYS =
  'R² of the held-out inputs, redrawn by the best linear map: 1 is perfect, 0 no better than their mean. Where the layer’s own numbers are nearer, they are taken. What is low may still be stored in a crooked way, which a straight-line reader cannot see.';
export const OWN_NUMBERS_SAY = 'By its own numbers, as they are: no linear map is nearer';
export const BEST_POSSIBLE = 'best possible';
export const BEST_POSSIBLE_SAYS =
  'What no linear map from so many numbers can pass: the principal components of the held-out inputs';
export const AT_THE_START = 'at the start';
export const AT_START_SAYS = 'The same before any training';
export const WHAT_SURVIVES = 'What survives';
export const NO_FACTOR = 'These data name no factor beside the answer.';
export const PAIR_LATEST_ONLY = 'A pair is measured at the latest step only.';
export const PAIR_DISTANCE_SAYS =
  'How far apart the layer puts the two. 1, the dashed line, is the mean distance of two samples there. Exact for this pair; the mean is over a fixed set of samples.';
export const PAIR_KEY = 'exact; 1, dashed: two samples drawn at random';
