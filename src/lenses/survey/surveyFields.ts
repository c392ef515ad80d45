/** @file What can be set of every lens of the survey. */
import { flag, int } from '#nn/field.ts';

export const surveyFields = {
  /** The step whose readings are shown, or the last that was measured before it; −1 is whichever is the latest. */
  step: int({ default: -1, min: -1, max: Number.MAX_SAFE_INTEGER }),
  /** Linear probes are given as many numbers at each layer, so that a wide one has no more to read from. */
  equal: flag({ default: false }),
} as const;
