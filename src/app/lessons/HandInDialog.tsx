import { useEffect, useState } from 'react';
import type { Replayed } from '#engine/client.ts';
import { encodeHandIn, fitsLink, type HandIn, handIn } from '#lesson/index.ts';
import { handedRuns, runsOf } from '#lessons/handIns/madeRuns.ts';
import type { LessonSession } from '#lessons/lessonSession.ts';
import { ENGINE } from '#nn/engineNumber.ts';
import { Button } from '#ui/Button.tsx';
import { copyText } from '#ui/copyText.ts';
import { Dialog } from '#ui/Dialog.tsx';
import { saveText } from '#ui/saveText.ts';
import { TextField } from '#ui/TextField.tsx';
import { COPY, HOLDS, NAME, NAME_HINT, NO_RUNS, PREPARING, SAVE, THE_HAND_IN, TITLE, TOO_LONG } from './handInWords.ts';
import styles from './LessonRoom.module.css';
import { handInLink } from './lessonLinks.ts';

/** Gives away what was done in a lesson: answers, goals and runs, as a file or a link. Nothing is sent. */
export function HandInDialog({ session, onClose }: { session: LessonSession; onClose: () => void }) {
  const [name, setName] = useState('');
  const runs = useHandedRuns(session);
  const [long, setLong] = useState(false);
  const made = (): HandIn => {
    const said = name.trim();
    return handIn(session.lesson, session.shown.get().learner, runs.made ?? [], ENGINE, said === '' ? undefined : said);
  };
  const copy = async () => {
    const text = await encodeHandIn(made());
    if (fitsLink(text)) await copyText(handInLink(location.href, text), THE_HAND_IN);
    else setLong(true);
  };
  return (
    <Dialog
      open
      title={TITLE}
      onClose={onClose}
      actions={
        <>
          <Button
            look="main"
            disabled={!runs.made}
            onClick={() => saveText(`${fileOf(session.lesson.id, name)}.hand-in.json`, JSON.stringify(made()))}
          >
            {SAVE}
          </Button>
          <Button disabled={!runs.made} onClick={() => void copy()}>
            {COPY}
          </Button>
        </>
      }
    >
      <div className={styles['handIn']}>
        <p>{HOLDS}</p>
        <TextField label={NAME} hint={NAME_HINT} value={name} maxLength={80} onChange={setName} />
        <p role="status">{runs.made ? (runs.failed ? NO_RUNS : '') : PREPARING}</p>
        {long && <p role="alert">{TOO_LONG}</p>}
      </div>
    </Dialog>
  );
}

/** A file's name from a lesson's and a person's. */
const fileOf = (lesson: string, name: string): string =>
  [
    lesson,
    name
      .toLowerCase()
      .normalize('NFKD')
      .replace(/[^\p{L}\p{N}]+/gu, '-')
      .replace(/^-+|-+$/g, ''),
  ]
    .filter(Boolean)
    .join('-');

/** The runs of the lesson's parts, once the laboratory has made them again and told their numbers. */
function useHandedRuns(session: LessonSession): { made: HandIn['runs'] | undefined; failed: boolean } {
  const [state, setState] = useState<{ made: HandIn['runs'] | undefined; failed: boolean }>({
    made: undefined,
    failed: false,
  });
  useEffect(() => {
    let gone = false;
    const runs = runsOf(session);
    const tell = async (replayed: readonly Replayed[], failed: boolean) => {
      const made = await handedRuns(runs, replayed);
      if (!gone) setState({ made, failed: failed || made.length < runs.length });
    };
    const { laboratory } = session.desk.editor.engine;
    if (runs.length === 0 || !laboratory) {
      void tell([], runs.length > 0);
      return;
    }
    const job = laboratory.start(
      { kind: 'replays', runs: runs.map(({ document }) => ({ document, looks: [] })) },
      { done: (replayed) => void tell(replayed, false), failed: () => void tell([], true) },
      { channel: 'hand-in' },
    );
    return () => {
      gone = true;
      job.stop();
    };
  }, [session]);
  return state;
}
