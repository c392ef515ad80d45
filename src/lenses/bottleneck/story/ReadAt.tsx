import { formatCount } from '#ui/format.ts';
import styles from './Story.module.css';
import { readAtWords } from './storyWords.ts';

/** Of which step the readings are. */
export const ReadAt = ({ step, now }: { step: number; now: number | undefined }) =>
  step < 0 ? null : (
    <span className={styles['at']} data-late={now !== undefined && now !== step}>
      {readAtWords(step).replace(formatCount(step), '')}
      <b data-cell="survey-step">{formatCount(step)}</b>
    </span>
  );
