/** @file A lesson in somebody else's page: nothing of it is kept but by that page, and it trains only while it is looked at. */
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { pauseOffScreen } from '#embed/lifeCycle.ts';
import type { Rests } from '#engine/client.ts';
import type { Lesson } from '#lesson/index.ts';
import type { LessonSession } from '#lessons/lessonSession.ts';
import { createShared, type Shared } from '#state/shared.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { PartBoundary } from '#ui/PartBoundary.tsx';
import { Explaining } from '../Explaining.tsx';
import { type LessonHosted, lessonHosted } from '../hosted/lessonHosted.ts';
import type { Showing } from '../hosted/talk.ts';
import type { Way } from './keptLearner.ts';
import { LessonRoom } from './LessonRoom.tsx';
import styles from './LessonsPage.module.css';
import { COMING, FRAME, NOT_THERE } from './lessonsPageWords.ts';
import { readLessonAddress } from './readLessonAddress.ts';
import { useLessonData } from './useLessonData.ts';

/** From where the lesson is played, how often it was begun elsewhere, and whether the page around keeps what is done. */
interface Begun {
  readonly way: Way | undefined;
  readonly turn: number;
  readonly kept: boolean;
}

/** Shows the lesson that a frame's address names; a sentence where it cannot be read. @returns what the page around may know of it, once it can be played */
export async function showLesson(hash: string, root: HTMLElement): Promise<Showing> {
  const read = await readLessonAddress(hash).catch(() => ({ error: NOT_THERE }));
  return new Promise((resolve) => {
    if ('error' in read) resolve(read);
    const begun = createShared<Begun>({ way: undefined, turn: 0, kept: false });
    let hosted: LessonHosted | undefined;
    createRoot(root).render(
      'error' in read ? (
        <main className={styles['page']}>
          <p role="alert">{read.error}</p>
        </main>
      ) : (
        <PartBoundary what={FRAME}>
          <FrameLesson
            lesson={read.lesson}
            begun={begun}
            onFailed={() => resolve({ error: NOT_THERE })}
            onSession={(session) => {
              if (hosted) return hosted.began(session);
              hosted = lessonHosted(
                read.lesson,
                session,
                (way) => begun.set({ way, turn: begun.get().turn + 1 }),
                () => begun.set({ kept: true }),
              );
              resolve({ shown: hosted.shown });
            }}
          />
          <Explaining />
          <Announcer />
        </PartBoundary>
      ),
    );
  });
}

interface FrameLessonProps {
  lesson: Lesson;
  begun: Shared<Begun>;
  onSession: (session: LessonSession) => void;
  onFailed: () => void;
}

function FrameLesson({ lesson, begun, onSession, onFailed }: FrameLessonProps) {
  const ready = useLessonData(lesson);
  const { way, turn, kept } = begun.use((now) => now);
  const box = useRef<HTMLDivElement>(null);
  const session = useRef<LessonSession>(undefined);
  // biome-ignore lint/correctness/useExhaustiveDependencies: said once
  useEffect(() => {
    if (ready === 'failed') onFailed();
  }, [ready]);
  /** Nobody sees it; a part that is opened meanwhile rests too. */
  const rests = useRef<Rests>('nothing');
  useEffect(
    () =>
      pauseOffScreen(box.current!, {
        running: () => session.current?.desk.editor.store.getState().status.state === 'running',
        play: () => session.current?.desk.editor.engine.play(),
        pause: () => session.current?.desk.editor.engine.pause(),
        rest(now) {
          rests.current = now;
          session.current?.desk.editor.engine.rest(now);
        },
      }),
    [],
  );
  return (
    <div ref={box}>
      {ready === 'here' ? (
        <LessonRoom
          key={turn}
          lesson={lesson}
          learner={way?.learner}
          left={way?.left}
          framed
          keptByHost={kept}
          onSession={(now) => {
            session.current = now;
            now.desk.editor.engine.rest(rests.current);
            onSession(now);
          }}
        />
      ) : (
        <main className={styles['page']}>
          <p role={ready === 'failed' ? 'alert' : 'status'}>{ready === 'failed' ? NOT_THERE : COMING}</p>
        </main>
      )}
    </div>
  );
}
