import { Dices } from 'lucide-react';
import { RESET_SAYS, stepSays, TRAINING_RUN } from '#app/transportWords.ts';
import { isAllowed, mayRun, type Part, stateOf } from '#lesson/index.ts';
import { ANSWER_FIRST, MAY_NOT_RUN, NEW_START, NEW_START_SAYS } from '#lessons/lessonWords.ts';
import { useLesson } from '#lessons/useLesson.ts';
import { settings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { RunButtons } from '#ui/RunButtons.tsx';
import { RunNumbers } from '../RunNumbers.tsx';
import { reseed } from '../reseed.ts';
import { ScoreNumbers } from '../ScoreNumbers.tsx';
import { ScrubBar } from '../ScrubBar.tsx';
import type { Layout } from '../useLayout.ts';
import styles from './LessonRoom.module.css';

/** What moves the run of a part, as far as the part lets it be moved; why not, where it does not. */
export function LessonTransport({ part, layout, scored }: { part: Part; layout: Layout; scored: boolean }) {
  const desk = useDesk();
  const { editor } = desk;
  const { lesson, shown, reset } = useLesson();
  const open = shown.use((s) => mayRun(part, stateOf(lesson, s.learner)));
  const running = useEditor((s) => s.status.state === 'running');
  const able = useEditor(
    ({ runnable, data, status: { state, divergence } }) =>
      runnable && data.train.length > 0 && (state === 'running' || state === 'paused') && !divergence,
  );
  const begun = useEditor((s) => s.lineage !== undefined);
  return (
    <section className={styles['transport']} aria-label={TRAINING_RUN}>
      <RunButtons
        running={running}
        able={able && open}
        resetSays={RESET_SAYS}
        stepSays={stepSays(settings.getState().stepUnit)}
        onReset={reset}
        onPlay={() => editor.togglePlay()}
        onStep={() => editor.step(settings.getState().stepUnit)}
      />
      {open && begun ? (
        <ScrubBar plain={layout === 'phone'} />
      ) : (
        <p className={styles['why']}>{isAllowed(part.allow, 'run') ? ANSWER_FIRST : MAY_NOT_RUN}</p>
      )}
      {/* On a phone the words have the room as long as there is no run to count. */}
      {(open || layout !== 'phone') && <RunNumbers few />}
      {scored && (open || layout !== 'phone') && <ScoreNumbers />}
      {isAllowed(part.allow, 'seed') && (open || layout !== 'phone') && (
        <Button
          icon={<Dices size={16} strokeWidth={1.75} aria-hidden />}
          data-explain={NEW_START_SAYS}
          onClick={() => reseed(desk)}
        >
          {NEW_START}
        </Button>
      )}
    </section>
  );
}
