/** @file What is said where the run goes on with another question of the same pictures. */
import { stepWords } from '#state/keptWords.ts';

export const keptForQuestion = (step: number): string =>
  `Another question, the same pictures. Every layer keeps what it learned up to step ${stepWords(step)}; only the last one starts anew.`;

export const START_ANEW = 'Start all anew';
