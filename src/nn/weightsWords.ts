/** @file What is said where a document is opened without weights that it holds. */
import type { Remark } from './document.ts';
import type { Found } from './problem.ts';
import { phraseOf } from './problemWords.ts';

/** Of those of its run. */
export const trainedWithout = (found: Found): string =>
  `The weights are left out: ${phraseOf(found)}. The run is trained again from its start.`;

/** Of those that its run starts from. */
const startsWithout = (found: Found): string =>
  `The weights that this run should start from are left out: ${phraseOf(found)}. It starts from its seed, and is another run.`;

export const remarkWords = ({ without, found }: Remark): string =>
  without === 'initial' ? startsWithout(found) : trainedWithout(found);
