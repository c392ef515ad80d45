import { isShare } from '#lesson/metrics.ts';
import { Button } from '#ui/Button.tsx';
import styles from './Forms.module.css';
import { type GoalOffer, offers } from './goalSuggestion.ts';
import { goalNamed, MAKE_GOAL, NOTHING_BETTER, wayOf } from './goalWords.ts';
import type { RecordedRun } from './recordedRun.ts';

/** What a run offers as goals: start and end of every number that got better. */
export function OfferedGoals({ run, onChoose }: { run: RecordedRun; onChoose: (offer: GoalOffer) => void }) {
  const offered = offers(run);
  if (offered.length === 0) return <p>{NOTHING_BETTER}</p>;
  return (
    <>
      {offered.map((offer) => {
        const { metric, start, end, is, value } = offer;
        const way = wayOf(metric, start, end, isShare(metric));
        return (
          <div key={metric} className={styles['offer']}>
            <span>
              <b>{way}</b>
              {goalNamed(metric, is, value, isShare(metric))}
            </span>
            <Button onClick={() => onChoose(offer)}>
              {MAKE_GOAL}
              <span className="visually-hidden">: {way}</span>
            </Button>
          </div>
        );
      })}
    </>
  );
}
