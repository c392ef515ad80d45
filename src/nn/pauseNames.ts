/** @file What the ways are called in which a run pauses by itself. */
import type { PauseType } from './pause.ts';

export const pauseNames: Readonly<Record<PauseType | 'never', string>> = {
  never: 'never',
  step: 'at a step',
  epoch: 'at an epoch',
  metric: 'at a value',
  plateau: 'on a plateau',
  worse: 'test gets worse',
  reading: 'at a reading',
};
