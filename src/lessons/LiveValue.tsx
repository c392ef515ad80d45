import { type LiveNumber, showNumber } from '#lesson/index.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import styles from './LessonText.module.css';
import { NOT_KNOWN_YET } from './lessonWords.ts';
import { observationOf } from './observation.ts';

/** A number in a lesson's words: what the author vouches for as it is quoted, else the learner's own, from the run on the stage. */
export function LiveValue({ number }: { number: LiveNumber }) {
  return number.quoted === undefined ? (
    <OwnValue number={number} />
  ) : (
    <b className={styles['number']}>{number.quoted}</b>
  );
}

function OwnValue({ number: { metric, step } }: { number: LiveNumber }) {
  const desk = useDesk();
  const inference = useEditor((s) => s.inference);
  const value = useFrameValue((frame) => {
    if (metric === 'parameters') return inference.parameterCount;
    if (step !== undefined) return pointAt(desk.history, metric, step);
    const { position, train, test } = frame;
    const now = [
      position.step,
      position.epoch,
      train.loss,
      test.loss,
      train.accuracy ?? Number.NaN,
      test.accuracy ?? Number.NaN,
    ] as const;
    return observationOf(now, frame, { inference }).numbers[metric] ?? (metric === 'step' ? position.step : Number.NaN);
  });
  return (
    <b className={styles['number']}>
      {value === undefined || Number.isNaN(value) ? NOT_KNOWN_YET : showNumber(metric, value)}
    </b>
  );
}

/** A number of the run's curve at a step; NaN where the run has not come so far. */
function pointAt(history: ReturnType<typeof useDesk>['history'], metric: string, step: number): number {
  const column = (
    {
      trainLoss: 'trainLoss',
      testLoss: 'testLoss',
      trainAccuracy: 'trainAccuracy',
      testAccuracy: 'testAccuracy',
    } as const
  )[metric];
  if (column === undefined || history.furthest < step) return Number.NaN;
  return history[column][history.nearest(step)] ?? Number.NaN;
}
