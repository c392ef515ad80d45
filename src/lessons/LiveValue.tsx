import { useContext } from 'react';
import { type LiveNumber, showNumber } from '#lesson/index.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { curveNumber } from './curveNumber.ts';
import styles from './LessonText.module.css';
import { NOT_KNOWN_YET } from './lessonWords.ts';
import { observationOf, pointOf } from './observation.ts';
import { LessonContext, useLesson } from './useLesson.ts';

/** A number in a lesson's words: what the author vouches for as it is quoted, else the learner's own, from the run on the stage. */
export function LiveValue({ number }: { number: LiveNumber }) {
  const played = useContext(LessonContext) !== undefined;
  // Where nobody plays the lesson there is no run to tell of.
  return number.quoted === undefined && played ? (
    <OwnValue number={number} />
  ) : (
    <b className={styles['number']}>{number.quoted ?? NOT_KNOWN_YET}</b>
  );
}

/** Of a network beside the one on the stage, from the curve of that one; another start is none of the learner's runs. */
function OwnValue({ number: { metric, step, variant, seed } }: { number: LiveNumber }) {
  const desk = useDesk();
  const { historyOf } = useLesson();
  const inference = useEditor((s) => s.inference);
  const value = useFrameValue((frame) => {
    if (seed !== undefined) return Number.NaN;
    const beside = variant !== undefined && variant !== 'A';
    const history = beside ? historyOf(variant) : desk.history;
    if (step !== undefined || beside)
      return history ? curveNumber(history, metric, step ?? frame.position.step) : Number.NaN;
    if (metric === 'step') return frame.position.step;
    return observationOf(pointOf(frame), frame, { inference }).numbers[metric] ?? Number.NaN;
  });
  return (
    <b className={styles['number']}>
      {value === undefined || Number.isNaN(value) ? NOT_KNOWN_YET : showNumber(metric, value)}
    </b>
  );
}
