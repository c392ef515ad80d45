/** @file A lesson in somebody else's page: nothing of it is kept, and it trains only while it is looked at. */
import { useEffect, useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { pauseOffScreen } from '#embed/lifeCycle.ts';
import type { Lesson } from '#lesson/index.ts';
import type { LessonSession } from '#lessons/lessonSession.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { PartBoundary } from '#ui/PartBoundary.tsx';
import { Explaining } from '../Explaining.tsx';
import { LessonRoom } from './LessonRoom.tsx';
import styles from './LessonsPage.module.css';
import { COMING, FRAME, NOT_THERE } from './lessonsPageWords.ts';
import { readLessonAddress } from './readLessonAddress.ts';
import { useLessonData } from './useLessonData.ts';

/** Shows the lesson that a frame's address names; a sentence where it cannot be read. */
export async function showLesson(hash: string, root: HTMLElement): Promise<void> {
  const read = await readLessonAddress(hash).catch(() => ({ error: NOT_THERE }));
  createRoot(root).render(
    'error' in read ? (
      <main className={styles['page']}>
        <p role="alert">{read.error}</p>
      </main>
    ) : (
      <PartBoundary what={FRAME}>
        <FrameLesson lesson={read.lesson} />
        <Explaining />
        <Announcer />
      </PartBoundary>
    ),
  );
}

function FrameLesson({ lesson }: { lesson: Lesson }) {
  const ready = useLessonData(lesson);
  const box = useRef<HTMLDivElement>(null);
  const session = useRef<LessonSession>(undefined);
  useEffect(
    () =>
      pauseOffScreen(box.current!, {
        running: () => session.current?.desk.editor.store.getState().status.state === 'running',
        play: () => session.current?.desk.editor.engine.play(),
        pause: () => session.current?.desk.editor.engine.pause(),
        rest: (resting) => session.current?.desk.editor.engine.rest(resting),
      }),
    [],
  );
  return (
    <div ref={box}>
      {ready === 'here' ? (
        <LessonRoom
          lesson={lesson}
          learner={undefined}
          framed
          onSession={(now) => {
            session.current = now;
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
