import { useEffect, useMemo, useRef, useState } from 'react';
import { documentsOf, type Lesson } from '#lesson/index.ts';
import type { LessonSession } from '#lessons/lessonSession.ts';
import { registries } from '#state/registries.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { LessonRoom } from '../lessons/LessonRoom.tsx';
import { useLessonData } from '../lessons/useLessonData.ts';
import { freeId } from './draft.ts';
import { COMING, did, GOAL } from './editorWords.ts';
import styles from './Forms.module.css';
import { type GoalOffer, goalOf } from './goalSuggestion.ts';
import { CANCEL, type NameOf, NOT_TRAINED, PICK, RECORDING_GOAL, TAKE_RUN, trainedFor } from './goalWords.ts';
import { lessonFrom } from './lessonFrom.ts';
import { OfferedGoals } from './OfferedGoals.tsx';
import { RecordingBar } from './RecordingBar.tsx';
import { type RecordedRun, recordedRun } from './recordedRun.ts';
import { useDraft } from './useDraft.ts';

/** A part in the real player, with nothing asked: what its author does there until it is solved is the solution of a goal. */
export function RecordGoal({ at, onClose }: { at: number; onClose: () => void }) {
  const draft = useDraft();
  const { lesson } = draft.shown.get().draft;
  const part = lesson.parts[at]!;
  const alone = useMemo((): Lesson => {
    const [first] = lessonFrom(lesson, at, documentsOf(lesson, registries)).parts;
    const allow = part.allow.includes('run') ? part.allow : ['run', ...part.allow];
    return { ...lesson, parts: [{ ...first!, allow, ask: [], goals: [], hints: [], text: '' }] };
  }, [lesson, at, part]);
  const data = useLessonData(alone);
  useEffect(() => scrollTo(0, 0), []);
  const session = useRef<LessonSession>(undefined);
  const [run, setRun] = useState<RecordedRun>();
  const [says, setSays] = useState<string>();
  const take = () => {
    const made = session.current && recordedRun(session.current.desk, documentsOf(alone, registries)[0]);
    setSays(made ? undefined : NOT_TRAINED);
    setRun(made);
  };
  const choose = (offer: GoalOffer, nameOf: NameOf) => {
    if (!run) return;
    const id = freeId(
      'goal',
      [...part.ask, ...part.goals].map((one) => one.id),
    );
    if (!part.allow.includes('run'))
      draft.edit({ type: 'part', part: at, key: 'allow', value: ['run', ...part.allow] }, did.part(part.title), 'goal');
    draft.edit(
      { type: 'addRow', part: at, list: 'goals', row: goalOf(id, offer, run, nameOf) },
      did.addRow(GOAL),
      'goal',
    );
    draft.endEdit();
    onClose();
  };
  return (
    <>
      {data === 'here' ? (
        <LessonRoom
          lesson={alone}
          learner={undefined}
          rehearsal
          onSession={(now) => {
            session.current = now;
          }}
        />
      ) : (
        <p role="status">{COMING}</p>
      )}
      <RecordingBar says={says ?? RECORDING_GOAL}>
        <Button look="main" onClick={take}>
          {TAKE_RUN}
        </Button>
        <Button onClick={onClose}>{CANCEL}</Button>
      </RecordingBar>
      <Dialog open={run !== undefined} onClose={() => setRun(undefined)} title={PICK}>
        {run && (
          <div className={styles['offers']}>
            <p>{trainedFor(run.steps)}</p>
            <OfferedGoals run={run} document={documentsOf(alone, registries)[0]} onChoose={choose} />
          </div>
        )}
      </Dialog>
    </>
  );
}
