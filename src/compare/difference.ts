/** @file How one answer over the plane differs from another. */
import type { AnswerResult } from '#probes/answer/answer.probe.ts';

export interface Difference {
  readonly resolution: number;
  /** this − A's, by cell: of the second of two classes its share, of a number the number. */
  readonly values: Float32Array;
}

/**
 * What an answer says beyond another's; of more than two classes half the sum of what their shares differ by, which has no sign.
 * @returns undefined where they are not of one kind and size
 */
export function differenceOf(answer: AnswerResult, a: AnswerResult): Difference | undefined {
  const { resolution, classes, dimensions } = answer;
  if (dimensions !== 2 || a.dimensions !== 2 || a.resolution !== resolution || a.classes !== classes) return undefined;
  const cells = resolution * resolution;
  const values = new Float32Array(cells);
  const from = classes === 2 ? cells : 0;
  if (classes <= 2) for (let i = 0; i < cells; i++) values[i] = answer.values[from + i]! - a.values[from + i]!;
  else
    for (let c = 0; c < classes; c++)
      for (let i = 0; i < cells; i++)
        values[i]! += Math.abs(answer.values[c * cells + i]! - a.values[c * cells + i]!) / 2;
  return { resolution, values };
}
