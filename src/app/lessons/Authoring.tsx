import { PencilLine } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type Entry, titleOf } from '#library/entry.ts';
import { library } from '#library/library.ts';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { lazyPart } from '#ui/lazyPart.tsx';
import styles from './LessonsPage.module.css';
import { lessonShown } from './lessonShown.ts';
import { DRAFT_PARTS, DRAFTS, EDITOR_OF_LESSONS, editSays, MAKE, MAKE_SAYS, OPEN_FILE } from './lessonsPageWords.ts';
import { makeLesson } from './makeLesson.ts';

const OpenLesson = lazyPart(
  EDITOR_OF_LESSONS,
  () => import('../lessonEditor/OpenLesson.tsx').then((m) => m.OpenLesson),
  { floats: true },
);

/** The ways to a lesson of one's own: from what is open, from a file, and the drafts that are kept. */
export function Authoring() {
  const desk = useDesk();
  const [opening, setOpening] = useState(false);
  const [why, setWhy] = useState<string>();
  const drafts = useDrafts();
  return (
    <section className={styles['authoring']} aria-label={DRAFTS}>
      <Button
        icon={<PencilLine size={16} strokeWidth={1.75} aria-hidden />}
        data-explain={MAKE_SAYS}
        onClick={() => void makeLesson(desk).then(() => setWhy(desk.editor.store.getState().notice?.text))}
      >
        {MAKE}
      </Button>
      <Button onClick={() => setOpening(true)}>{OPEN_FILE}</Button>
      {drafts.map((entry) => (
        <Button
          key={entry.key}
          look="bare"
          note={DRAFT_PARTS(partsIn(entry))}
          onClick={() => lessonShown.set({ edits: entry.key, list: false, records: false })}
        >
          {editSays(titleOf(entry))}
        </Button>
      ))}
      {why !== undefined && <p role="alert">{why}</p>}
      {opening && <OpenLesson open onClose={() => setOpening(false)} />}
    </section>
  );
}

const partsIn = ({ value }: Entry): number => {
  const { lesson } = value as { readonly lesson?: { readonly parts?: unknown } };
  return Array.isArray(lesson?.parts) ? lesson.parts.length : 0;
};

/** The drafts that this browser keeps, the newest first. */
function useDrafts(): readonly Entry[] {
  const [drafts, setDrafts] = useState<readonly Entry[]>([]);
  useEffect(() => {
    let gone = false;
    const look = async () => {
      const all = (await library().list()) ?? [];
      if (!gone) setDrafts(all.filter(({ kind }) => kind === 'draft'));
    };
    void look();
    const stop = library().onNews(() => void look());
    return () => {
      gone = true;
      stop();
    };
  }, []);
  return drafts;
}
