/** @file Loss and accuracy over a run, at epochs that depend on nothing but their number, so that any run of a document records the same points. */
import { Track } from './track.ts';

/** Numbers of a point: step, epoch, train loss, test loss, train accuracy, test accuracy (NaN where there is none). */
export const HISTORY_COLUMNS = 6;
export type HistoryPoint = readonly [
  step: number,
  epoch: number,
  trainLoss: number,
  testLoss: number,
  trainAccuracy: number,
  testAccuracy: number,
];

export type History = Track<HistoryPoint>;
export const emptyHistory = (): History => new Track(([step]) => step);

/** Points per doubling of the number of epochs: from epoch 512 on every second is kept, from 1,024 on every fourth … */
const DENSE = 512;

/** Epochs from one that is recorded to the next, at an epoch. */
function epochsBetween(epoch: number): number {
  let every = 1;
  while (epoch >= DENSE * every) every *= 2;
  return every;
}

/** Whether the end of this epoch is recorded. */
export const isRecorded = (epoch: number): boolean => epoch % epochsBetween(epoch) === 0;

/** The first epoch after an epoch whose end is recorded. */
export function nextRecorded(epoch: number): number {
  const every = epochsBetween(epoch);
  return (Math.floor(epoch / every) + 1) * every;
}

/** Points one behind another, as new memory: how they travel and are saved. */
export function flatPoints(points: readonly HistoryPoint[]): Float64Array<ArrayBuffer> {
  const flat = new Float64Array(points.length * HISTORY_COLUMNS);
  for (const [i, point] of points.entries()) flat.set(point, i * HISTORY_COLUMNS);
  return flat;
}

export const pointsOf = (flat: Float64Array): readonly HistoryPoint[] =>
  Array.from(
    { length: flat.length / HISTORY_COLUMNS },
    (_, i) => [...flat.subarray(i * HISTORY_COLUMNS, (i + 1) * HISTORY_COLUMNS)] as unknown as HistoryPoint,
  );
