/** @file From what the answer probe sends to what the map draws and the cross-hair reads. */
import type { Answer } from '#charts/answer.ts';
import type { PreparedData } from '#data/prepare.ts';
import type { AnswerResult } from '#probes/answer/answer.probe.ts';

/**
 * A plane's answer as the map takes it, in memory of its own, since a frame's goes back to the engine while the map may still be painted anew.
 * @param limit value at the ends of the signed scale, for numbers
 * @param into memory of an earlier call, used again where it fits
 */
export function pictureOf({ resolution, classes, values }: AnswerResult, limit: number, into?: Float32Array): Answer {
  const size = Math.max(1, classes) * resolution * resolution;
  const copy = into?.length === size ? into : new Float32Array(size);
  const shape = { width: resolution, height: resolution, values: copy };
  if (classes === 0) {
    copy.set(values.subarray(0, size));
    return { kind: 'surface', limit, ...shape };
  }
  const cells = resolution * resolution;
  // [classes, cells] → [cells, classes]
  for (let c = 0; c < classes; c++) for (let i = 0; i < cells; i++) copy[i * classes + c] = values[c * cells + i]!;
  return { kind: 'classes', classes, scores: 'probabilities', ...shape };
}

/** The cell of a grid over the domain that a point lies in; points beyond count to the outermost. On a line the row is 0. */
export function cellAt(resolution: number, domain: PreparedData['domain'], at: readonly number[]): number {
  const index = (share: number) => Math.max(0, Math.min(resolution - 1, Math.floor(share * resolution)));
  const [xLow, xHigh] = domain[0]!;
  const column = index((at[0]! - xLow) / (xHigh - xLow));
  if (domain.length === 1) return column;
  const [yLow, yHigh] = domain[1]!;
  return index((yHigh - at[1]!) / (yHigh - yLow)) * resolution + column;
}

/** What the network says at a point: a share for each class, or one number. */
export function sayAt(result: AnswerResult, domain: PreparedData['domain'], at: readonly number[]): number[] {
  const cells = result.dimensions === 1 ? result.resolution : result.resolution ** 2;
  const cell = cellAt(result.resolution, domain, at);
  return Array.from({ length: Math.max(1, result.classes) }, (_, c) => result.values[c * cells + cell]!);
}

/**
 * Whether an answer belongs to the data on the page: for a moment after a change it may still be the last run's, or given to what was asked of images, which have
 * no grid.
 */
export function answersFor(result: AnswerResult | undefined, data: PreparedData): result is AnswerResult {
  return (
    result !== undefined &&
    result.dimensions === data.dimensions &&
    (data.dimensions === 0 || result.resolution > 0) &&
    result.classes === data.classNames.length
  );
}

/** The greatest |target|: the end of the scale on which a surface and its points are coloured. At least a little, so that the scale exists. */
export function targetLimit(targets: Float32Array): number {
  let most = 0;
  for (const value of targets) most = Math.max(most, Math.abs(value));
  return most > 0 ? most : 1;
}
