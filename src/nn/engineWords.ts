/** @file What is said of runs that another arithmetic made. */
import { ENGINE } from './engineNumber.ts';

/** The sentence for a reader whose run was made with another arithmetic. */
export const trainedAgain = (engine: number): string =>
  `This run was made with ${engine < ENGINE ? 'an earlier' : 'a later'} version of the training engine (number ${engine}; here it is ${ENGINE}). ` +
  'It is trained again from the same start: what it learns is alike, but its last digits may differ.';
