/** @file What the network says over the plane, as a drawn border is held against it. */
import type { PreparedData } from '#data/prepare.ts';
import { answersFor } from '#lenses/answer/answerPicture.ts';
import type { Plane } from '#lesson/index.ts';
import type { AnswerResult } from '#probes/answer/answer.probe.ts';

/** Undefined where the answer is no plane of classes, or not of these data. Rows of the answer come from the highest second input on, of a plane from the lowest. */
export function planeOf(answer: AnswerResult | undefined, data: PreparedData): Plane | undefined {
  if (!answersFor(answer, data) || answer.dimensions !== 2 || answer.classes === 0) return undefined;
  const { resolution: side, classes: count, values } = answer;
  const cells = side * side;
  const [[left, right], [bottom, top]] = data.domain as readonly [readonly [number, number], readonly [number, number]];
  const classes = Array.from({ length: cells }, (_, cell) => {
    const at = (side - 1 - Math.floor(cell / side)) * side + (cell % side);
    let best = 0;
    for (let c = 1; c < count; c++) if (values[c * cells + at]! > values[best * cells + at]!) best = c;
    return best;
  });
  const points = Array.from(
    data.targets,
    (label, row) =>
      [data.coordinates[row * data.dimensions]!, data.coordinates[row * data.dimensions + 1]!, label] as const,
  );
  return { side, classes, low: [left, bottom], high: [right, top], points };
}
