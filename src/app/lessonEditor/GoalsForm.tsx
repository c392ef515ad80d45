import { CircleDot } from 'lucide-react';
import type { Part } from '#lesson/index.ts';
import type { StrataDocument } from '#nn/document.ts';
import { Button } from '#ui/Button.tsx';
import { freeId } from './draft.ts';
import { did, GOAL } from './editorWords.ts';
import styles from './Forms.module.css';
import { goalOf } from './goalSuggestion.ts';
import { OFFERED, RECORD_GOAL, RECORD_GOAL_SAYS, trainedFor } from './goalWords.ts';
import { OfferedGoals } from './OfferedGoals.tsx';
import { RowsForm } from './RowsForm.tsx';
import { recordingGoal } from './recordingGoal.ts';
import { useDraft } from './useDraft.ts';

/** Goals, and what was trained as an offer for one: start and end of every number that got better. */
export function GoalsForm({ part, at, document }: { part: Part; at: number; document: StrataDocument | undefined }) {
  const session = useDraft();
  const run = session.shown.use((s) => s.draft.recorded[part.id]);
  return (
    <RowsForm list="goals" part={part} at={at}>
      {run && (
        <div className={styles['offers']} role="group" aria-label={OFFERED}>
          <p>
            {OFFERED}: {trainedFor(run.steps)}
          </p>
          <OfferedGoals
            run={run}
            document={document}
            onChoose={(offer, nameOf) => {
              const id = freeId(
                'goal',
                [...part.ask, ...part.goals].map((one) => one.id),
              );
              session.edit(
                { type: 'addRow', part: at, list: 'goals', row: goalOf(id, offer, run, nameOf) },
                did.addRow(GOAL),
              );
            }}
          />
        </div>
      )}
      <p>{RECORD_GOAL_SAYS}</p>
      <Button
        icon={<CircleDot size={16} strokeWidth={1.75} aria-hidden />}
        disabled={!document}
        onClick={() => recordingGoal(session).set({ part: at })}
      >
        {RECORD_GOAL}
      </Button>
    </RowsForm>
  );
}
