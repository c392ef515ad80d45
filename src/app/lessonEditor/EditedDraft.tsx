import { useEffect, useState } from 'react';
import { Button } from '#ui/Button.tsx';
import { lessonShown } from '../lessons/lessonShown.ts';
import { draftOnPage } from './draftOnPage.ts';
import type { DraftSession } from './draftSession.ts';
import { BACK, COMING, DRAFT_GONE } from './editorWords.ts';
import styles from './LessonEditor.module.css';
import { LessonEditor } from './LessonEditor.tsx';
import { draftNamed } from './openDraft.ts';

/** The editor of a draft, once that is read. */
export function EditedDraft({ draft }: { draft: string }) {
  const open = draftOnPage.use((s) => s.session);
  const [session, setSession] = useState<DraftSession | 'gone' | undefined>(open?.key === draft ? open : undefined);
  useEffect(() => {
    let gone = false;
    draftNamed(draft).then(
      (found) => !gone && setSession(found ?? 'gone'),
      () => !gone && setSession('gone'),
    );
    return () => {
      gone = true;
    };
  }, [draft]);
  if (session === 'gone')
    return (
      <main className={styles['away']}>
        <p role="alert">{DRAFT_GONE}</p>
        <Button onClick={() => lessonShown.set({ edits: undefined, list: true })}>{BACK}</Button>
      </main>
    );
  if (!session)
    return (
      <main className={styles['away']}>
        <p role="status">{COMING}</p>
      </main>
    );
  return <Addressed session={session} />;
}

/** While it is open the address is the draft's, so that a reload comes back to it. */
function Addressed({ session }: { session: DraftSession }) {
  const kept = session.shown.use((s) => s.kept);
  useEffect(() => {
    const before = /^#(?:lesson|edit=)/.test(location.hash) ? '' : location.hash;
    return () => history.replaceState(history.state, '', before || location.pathname + location.search);
  }, []);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a copy has another key once it is kept
  useEffect(() => {
    history.replaceState(history.state, '', `#edit=${session.key}`);
  }, [session, kept]);
  return <LessonEditor session={session} />;
}
