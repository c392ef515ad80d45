/** @file What is said where a goal asks for something that is read inside the network. */
import type { ReadingName } from '#nn/reading.ts';

export const READING = 'Reading';
export const readingNamesSaid: Readonly<Record<ReadingName, string>> = {
  reads: 'read by a straight line',
  gradientRatio: 'ratio of two gradients',
  dead: 'share of units that are off',
  pieces: 'straight pieces of the answer',
  shifted: 'right when pictures are moved',
  exchanged: 'same when tokens change places',
};
export const BLOCK = 'Of';
export const OVER = 'Over that of';
export const FACTOR = 'What is read';
export const THE_ANSWER = 'the answer';
export const PIXELS = 'Pixels, each way';
export const IS = 'Is';
export const isNames = { below: 'below', atLeast: 'at least' } as const;
export const VALUE = 'Value';
export const LOOKED_AT = 'Looked at at steps 10, 20, 50, 100, 200, 500 and so on.';
