/** @file What a point of a run's curve tells a lesson's goals. */
import type { HistoryPoint } from '#engine/history.ts';
import type { Frame } from '#engine/protocol.ts';
import type { Observation } from '#lesson/index.ts';
import type { EditorState } from '#state/editorState.ts';

/** The point of a run's curve; R² and readings are known only where the frame stands at its step. */
export function observationOf(
  [step, epoch, trainLoss, testLoss, trainAccuracy, testAccuracy]: HistoryPoint,
  { position, train, test, batchLoss }: Pick<Frame, 'position' | 'train' | 'test' | 'batchLoss'>,
  { inference }: Pick<EditorState, 'inference'>,
): Observation {
  const here = position.step === step;
  const numbers: Record<string, number> = { parameters: inference.parameterCount };
  const put = (name: string, value: number | null | undefined) => {
    if (typeof value === 'number' && !Number.isNaN(value)) numbers[name] = value;
  };
  put('trainLoss', trainLoss);
  put('testLoss', testLoss);
  put('trainAccuracy', trainAccuracy);
  put('testAccuracy', testAccuracy);
  put('batchLoss', here ? batchLoss : undefined);
  put('trainR2', here ? train.explained : undefined);
  put('testR2', here ? test.explained : undefined);
  return { step, epoch, numbers };
}

/** What a frame tells of its own step, as a point of the curve does. */
export const pointOf = ({ position, train, test }: Pick<Frame, 'position' | 'train' | 'test'>): HistoryPoint => [
  position.step,
  position.epoch,
  train.loss,
  test.loss,
  train.accuracy ?? Number.NaN,
  test.accuracy ?? Number.NaN,
];
