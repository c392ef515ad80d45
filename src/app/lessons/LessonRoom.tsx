import { ChevronLeft, Ellipsis } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { Stage } from '#builder/stage/Stage.tsx';
import { comparisonOf } from '#compare/comparison.ts';
import { createEngine, onPage } from '#engine/client.ts';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { type Learner, type Lesson, partOf } from '#lesson/index.ts';
import { DrawnAnswer, drawnIn } from '#lessons/DrawnAnswer.tsx';
import { LessonColumn } from '#lessons/LessonColumn.tsx';
import { beginLesson, type LessonSession } from '#lessons/lessonSession.ts';
import { KEPT_HERE, LESSONS, minutesLeft, NOT_KEPT, RESTORE, START_AGAIN, THIS_LESSON } from '#lessons/lessonWords.ts';
import { Notes } from '#lessons/Notes.tsx';
import { LessonContext } from '#lessons/useLesson.ts';
import type { StrataDocument } from '#nn/document.ts';
import type { Desk } from '#state/desk.ts';
import type { RunHistory } from '#state/runHistory.ts';
import { settings } from '#state/settings.ts';
import { DeskContext } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { copyText } from '#ui/copyText.ts';
import { Menu } from '#ui/Menu.tsx';
import { laboratory, openCarrier } from '#worker/carriers.ts';
import { around, CompareRoom } from '../CompareRoom.tsx';
import { LensView } from '../LensView.tsx';
import { Notices } from '../Notices.tsx';
import { runKeys, useShortcuts } from '../shortcuts.ts';
import { COMPARE, closeMode, useMode } from '../stageMode.ts';
import { useLayout } from '../useLayout.ts';
import { AllowedControls } from './AllowedControls.tsx';
import { keepLearner } from './keptLearner.ts';
import styles from './LessonRoom.module.css';
import { LessonTransport } from './LessonTransport.tsx';
import { lessonFrame, lessonLink } from './lessonLinks.ts';
import { COPY_FRAME, COPY_LINK, THE_FRAME, THE_LINK } from './lessonsPageWords.ts';

/** Milliseconds from a change of the learner's state until it is written. */
const WRITE_AFTER = 500;

export interface LessonRoomProps {
  readonly lesson: Lesson;
  /** Where it goes on. */
  readonly learner: Learner | undefined;
  readonly left?: Readonly<Record<string, StrataDocument>> | undefined;
  /** Under which name it is kept; in somebody else's page nothing is. */
  readonly keptAs?: string | undefined;
  /** Back to the list; there is none in a frame. */
  readonly onClose?: (() => void) | undefined;
  /** In somebody else's page. */
  readonly framed?: boolean;
  readonly onSession?: (session: LessonSession) => void;
}

/** A lesson with a desk of its own: words, network and answer beside each other. The own work waits as it was. */
export function LessonRoom({ lesson, learner, left, keptAs, onClose, framed = false, onSession }: LessonRoomProps) {
  const session = useMemo(
    () =>
      beginLesson({
        lesson,
        learner,
        left,
        besideOf,
        startEngine: (listeners) => createEngine(listeners, onPage(openCarrier, laboratory)),
      }),
    [lesson, learner, left],
  );
  // Before the session ends: its last state is written then.
  const kept = useKept(session, keptAs);
  const begun = useEffectEvent(() => onSession?.(session));
  useEffect(() => {
    session.desk.editor.engine.speed(framed ? settings.getInitialState().speed : settings.getState().speed);
    begun();
    return () => session.end();
  }, [session, framed]);
  return (
    <LessonContext value={session}>
      <DeskContext value={session.desk}>
        <Room session={session} kept={kept} onClose={onClose} framed={framed} />
      </DeskContext>
    </LessonContext>
  );
}

/** The curve of a variant of the part's document, or of the first. */
function besideOf(desk: Desk, variant?: string): RunHistory | undefined {
  if (!desk.editor.store.getState().written.variants) return undefined;
  const beside = comparisonOf(desk, around).variants;
  return (variant === undefined ? beside[0] : beside.find(({ name }) => name === variant))?.desk.history;
}

/** Writes the learner's state as it changes, and what is not yet written when the lesson is left. */
function useKept({ lesson, shown, left }: LessonSession, name: string | undefined): 'soon' | 'kept' | 'not' {
  const [kept, setKept] = useState<'soon' | 'kept' | 'not'>(name === undefined ? 'not' : 'kept');
  const learner = shown.use((s) => s.learner);
  const unwritten = useRef<Learner>(undefined);
  const write = useEffectEvent(() => {
    const now = unwritten.current;
    if (!now || name === undefined) return;
    unwritten.current = undefined;
    keepLearner(name, { title: lesson.title, learner: now, left: left() }, Date.now()).then(
      (done) => setKept(!done ? 'not' : unwritten.current ? 'soon' : 'kept'),
      () => setKept('not'),
    );
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const first = useRef(learner);
  useEffect(() => {
    if (name === undefined || learner === first.current) return;
    unwritten.current = learner;
    setKept('soon');
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      write();
    }, WRITE_AFTER);
  }, [learner, name]);
  useEffect(() => {
    const leave = () => write();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      clearTimeout(timer.current);
      leave();
    };
  }, []);
  return kept;
}

const ignore = () => {};

interface RoomProps extends Pick<LessonRoomProps, 'onClose' | 'framed'> {
  session: LessonSession;
  kept: 'soon' | 'kept' | 'not';
}

function Room({ session, kept, onClose, framed = false }: RoomProps) {
  useShortcuts(runKeys, ignore);
  const layout = useLayout();
  const { lesson, shown } = session;
  const at = shown.use((s) => s.learner.at);
  const part = shown.use((s) => partOf(lesson, s.learner));
  const mode = useMode();
  const draws = drawnIn(part);
  const left =
    lesson.minutes === undefined
      ? undefined
      : Math.ceil((lesson.minutes * (lesson.parts.length - at)) / lesson.parts.length);
  return (
    <div className={styles['room']} data-layout={layout} data-place="lesson">
      <header className={styles['bar']}>
        {onClose && (
          <Button look="bare" icon={<ChevronLeft size={16} strokeWidth={1.75} aria-hidden />} onClick={onClose}>
            {LESSONS}
          </Button>
        )}
        <h1>{lesson.title}</h1>
        <span className={styles['gap']} />
        {left !== undefined && layout !== 'phone' && <span className={styles['small']}>{minutesLeft(left)}</span>}
        <Menu
          label={THIS_LESSON}
          icon={<Ellipsis size={16} strokeWidth={1.75} aria-hidden />}
          items={[
            { id: 'restore', label: RESTORE, onSelect: () => session.restore() },
            { id: 'again', label: START_AGAIN, onSelect: () => session.restore(true) },
            ...(framed || location.hash.startsWith('#l=')
              ? []
              : [
                  {
                    id: 'link',
                    label: COPY_LINK,
                    ruled: true,
                    onSelect: () => void copyText(lessonLink(location.href, lesson.id), THE_LINK),
                  },
                  {
                    id: 'frame',
                    label: COPY_FRAME,
                    onSelect: () => void copyText(lessonFrame(location.href, lesson), THE_FRAME),
                  },
                ]),
          ]}
        />
      </header>
      <main className={styles['main']}>
        <div className={styles['words']}>
          <LessonColumn {...(onClose ? { onFinish: onClose } : {})} />
        </div>
        <div className={styles['stage']}>
          <Notices pauses={false} />
          {mode ? (
            <div className={styles['lens']}>
              {mode.id === COMPARE.id ? (
                <CompareRoom phone={layout !== 'wide'} fixed bare />
              ) : (
                <LensView id={mode.id} onBack={() => closeMode(session.desk)} />
              )}
            </div>
          ) : (
            <div className={styles['network']}>
              <Stage />
            </div>
          )}
          <AllowedControls part={part} framed={framed} />
        </div>
        {!mode && (
          <aside className={styles['answer']}>
            {draws ? <DrawnAnswer question={draws} /> : <AnswerPanel place="side" />}
            <Notes />
          </aside>
        )}
      </main>
      <footer className={styles['foot']}>
        <span className={styles['kept']} data-kept={kept}>
          {kept === 'not' ? NOT_KEPT : KEPT_HERE}
        </span>
        <LessonTransport part={part} layout={layout} />
      </footer>
    </div>
  );
}
