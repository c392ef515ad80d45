import { Check } from 'lucide-react';
import { type LessonGoal, solvedBy, type Watch } from '#lesson/index.ts';
import { Button } from '#ui/Button.tsx';
import styles from './GoalBar.module.css';
import { LessonText } from './LessonText.tsx';
import { countWords, GOAL, REACHED, reachedAt, STOP, soFar } from './lessonWords.ts';
import { hindrance, stand, standOfStarts } from './stand.ts';
import { type Counting, isCounting } from './startsJob.ts';
import { useLesson } from './useLesson.ts';

/** What is to be reached, how far it has come, and that it was. */
export function GoalBar({
  goal,
  watch,
  numbers,
  resets,
}: {
  goal: LessonGoal;
  watch: Watch | undefined;
  numbers: Readonly<Record<string, number>>;
  /** How often the run was taken back. */
  resets: number;
}) {
  const reached = watch?.reached;
  const hindered = reached === undefined ? hindrance(goal, numbers, resets) : undefined;
  const counting = useLesson().shown.use((s) => s.counting);
  const counted = counting?.goal === goal.id ? counting : undefined;
  const at = goal.starts ? standOfStarts(goal.starts, counted?.solved) : stand(goal, numbers, watch);
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
          <>
            <LessonText text={goal.says} />
            {hindered && <p className={styles['hindered']}>{hindered}</p>}
            {goal.starts && solvedBy(goal) && <Count goal={goal} of={goal.starts.of} counted={counted} />}
          </>
        ) : (
          <p role="status">
            <Check size={16} strokeWidth={2} aria-hidden /> {REACHED}{' '}
            {!goal.starts && <span className={styles['step']}>{reachedAt(reached)}</span>}
          </p>
        )}
      </div>
    </div>
  );
}

/** A press counts the starts that the goal asks for, and tells how many are solved so far. */
function Count({ goal, of, counted }: { goal: LessonGoal; of: number; counted: Counting | undefined }) {
  const session = useLesson();
  return (
    <p className={styles['count']}>
      <Button onClick={() => session.count(goal)}>{isCounting(counted) ? STOP : countWords(of)}</Button>
      {counted && <span role="status">{soFar(counted.solved, counted.done, counted.of)}</span>}
    </p>
  );
}
