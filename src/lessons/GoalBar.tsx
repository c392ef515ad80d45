import { Check } from 'lucide-react';
import type { LessonGoal, Watch } from '#lesson/index.ts';
import styles from './GoalBar.module.css';
import { LessonText } from './LessonText.tsx';
import { GOAL, REACHED, reachedAt } from './lessonWords.ts';
import { stand } from './stand.ts';

/** What is to be reached, how far it has come, and that it was. */
export function GoalBar({
  goal,
  watch,
  numbers,
}: {
  goal: LessonGoal;
  watch: Watch | undefined;
  numbers: Readonly<Record<string, number>>;
}) {
  const reached = watch?.reached;
  const at = stand(goal, numbers);
  return (
    <div className={styles['goal']} data-reached={reached !== undefined || undefined}>
      <div className={styles['head']}>
        <h3>{GOAL}</h3>
        {at && <p>{at.says}</p>}
      </div>
      <div
        className={styles['track']}
        role="progressbar"
        aria-label={GOAL}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={Math.round(100 * (reached === undefined ? (at?.share ?? 0) : 1))}
      >
        <span style={{ width: `${100 * (reached === undefined ? (at?.share ?? 0) : 1)}%` }} />
      </div>
      <div className={styles['says']}>
        {reached === undefined ? (
          <LessonText text={goal.says} />
        ) : (
          <p role="status">
            <Check size={16} strokeWidth={2} aria-hidden /> {REACHED}{' '}
            <span className={styles['step']}>{reachedAt(reached)}</span>
          </p>
        )}
      </div>
    </div>
  );
}
