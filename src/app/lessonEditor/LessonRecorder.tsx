import { Plus, Undo2 } from 'lucide-react';
import { useEffect, useState } from 'react';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { lessonShown } from '../lessons/lessonShown.ts';
import { draftOnPage } from './draftOnPage.ts';
import { did, UNTITLED } from './editorWords.ts';
import { RecordingBar } from './RecordingBar.tsx';
import {
  ADD_PART,
  ADD_PART_SAYS,
  partsSoFar,
  RECORDING,
  recordedSays,
  TAKE_BACK,
  TAKEN_BACK,
  TO_LESSON,
} from './recorderWords.ts';
import { recordPart } from './recordPart.ts';

/** At the page, while its author records: a press makes a part of what stands there. */
export function LessonRecorder() {
  const session = draftOnPage.use((s) => s.session);
  useEffect(() => {
    // Without a draft there is nothing to record for.
    if (!session) lessonShown.set({ records: false });
  }, [session]);
  return session ? <Recorder session={session} /> : null;
}

function Recorder({ session }: { session: NonNullable<ReturnType<typeof draftOnPage.get>['session']> }) {
  const desk = useDesk();
  const lesson = session.shown.use((s) => s.draft.lesson);
  const last = session.shown.use((s) => s.history.past.at(-1)?.label);
  const [said, setSaid] = useState<string>();
  const add = () => {
    const at = session.shown.get().at < 0 ? lesson.parts.length : session.shown.get().at + 1;
    const made = recordPart(desk, lesson, at);
    if ('why' in made) return setSaid(made.why);
    session.edit({ type: 'addPart', at, ...made }, did.add);
    setSaid(recordedSays(at + 1, made.recorded?.steps));
  };
  return (
    <RecordingBar says={said ?? `${RECORDING} “${lesson.title || UNTITLED}”: ${partsSoFar(lesson.parts.length)}.`}>
      <Button
        look="main"
        icon={<Plus size={16} strokeWidth={1.75} aria-hidden />}
        data-explain={ADD_PART_SAYS}
        onClick={add}
      >
        {ADD_PART}
      </Button>
      <IconButton
        label={TAKE_BACK}
        disabled={last !== did.add}
        onClick={() => {
          session.undo();
          setSaid(TAKEN_BACK);
        }}
      >
        <Undo2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
      <Button onClick={() => lessonShown.set({ records: false })}>{TO_LESSON}</Button>
    </RecordingBar>
  );
}
