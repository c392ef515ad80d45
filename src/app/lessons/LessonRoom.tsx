import { ChevronLeft, Ellipsis, Search } from 'lucide-react';
import { useEffect, useEffectEvent, useMemo, useRef, useState } from 'react';
import { Stage } from '#builder/stage/Stage.tsx';
import { comparisonOf } from '#compare/comparison.ts';
import { createEngine, onPage } from '#engine/client.ts';
import { AnswerPanel } from '#lenses/answer/AnswerPanel.tsx';
import { type Learner, type Lesson, partOf } from '#lesson/index.ts';
import { DrawnAnswer, drawnIn } from '#lessons/DrawnAnswer.tsx';
import { LessonColumn, type LessonColumnProps } from '#lessons/LessonColumn.tsx';
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
import { IconButton } from '#ui/IconButton.tsx';
import { lazyPart } from '#ui/lazyPart.tsx';
import { Menu } from '#ui/Menu.tsx';
import { laboratory, openCarrier } from '#worker/carriers.ts';
import { around, CompareRoom } from '../CompareRoom.tsx';
import { KEPT_BY_HOST } from '../hosted/hostedWords.ts';
import { LensView } from '../LensView.tsx';
import { Notices } from '../Notices.tsx';
import { runKeys, useShortcuts } from '../shortcuts.ts';
import { COMPARE, closeMode, useMode } from '../stageMode.ts';
import { TakingBack } from '../TakingBack.tsx';
import { useLayout } from '../useLayout.ts';
import { AllowedControls } from './AllowedControls.tsx';
import { HAND_IN } from './handInWords.ts';
import { isAsBegun } from './isAsBegun.ts';
import { keepLearner, leaveLearner, type Way } from './keptLearner.ts';
import styles from './LessonRoom.module.css';
import { LessonTransport } from './LessonTransport.tsx';
import { lessonFrame, lessonLink } from './lessonLinks.ts';
import { COPY_FRAME, COPY_LINK, EDIT_COPY, SEARCH, THE_FRAME, THE_LINK } from './lessonsPageWords.ts';

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
  /** The lesson that follows in the course. */
  readonly after?: LessonColumnProps['after'];
  /** What the way back is called, where it leads elsewhere than to the list. */
  readonly closeSays?: string;
  /** In somebody else's page. */
  readonly framed?: boolean;
  /** That page keeps what is done. */
  readonly keptByHost?: boolean;
  /** Its author tries it: nothing is kept, and nothing need be said of that. */
  readonly rehearsal?: boolean;
  /** Makes a draft of it, in the editor of lessons. */
  readonly onEdit?: (() => void) | undefined;
  /** Opens the search over lessons and words. */
  readonly onSearch?: (() => void) | undefined;
  readonly onSession?: (session: LessonSession) => void;
}

/** A lesson with a desk of its own: words, network and answer beside each other. The own work waits as it was. */
export function LessonRoom(props: LessonRoomProps) {
  const { lesson, learner, left, keptAs, onClose, after, closeSays, onEdit, onSearch, onSession } = props;
  const { framed = false, keptByHost = false, rehearsal = false } = props;
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
  const keptHere = useKept(session, keptAs);
  const kept = keptByHost ? 'host' : keptHere;
  const begun = useEffectEvent(() => onSession?.(session));
  useEffect(() => {
    session.desk.editor.engine.speed(framed ? settings.getInitialState().speed : settings.getState().speed);
    begun();
    return () => session.end();
  }, [session, framed]);
  return (
    <LessonContext value={session}>
      <DeskContext value={session.desk}>
        <Room
          session={session}
          kept={kept}
          onClose={onClose}
          after={after}
          closeSays={closeSays ?? LESSONS}
          framed={framed}
          rehearsal={rehearsal}
          onEdit={onEdit}
          onSearch={onSearch}
        />
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

/** Writes the learner's state as it changes, and what is not yet written when the lesson is left. What is merely opened is not kept. */
function useKept({ lesson, shown, left, desk }: LessonSession, name: string | undefined): 'soon' | 'kept' | 'not' {
  const [kept, setKept] = useState<'soon' | 'kept' | 'not'>(name === undefined ? 'not' : 'kept');
  const learner = shown.use((s) => s.learner);
  /** As the lesson was opened: from there on every change counts. */
  const first = useRef<Learner>(learner);
  const touched = useRef(false);
  const isTouched = (): boolean => {
    touched.current ||=
      desk.editor.store.getState().history.past.length > 0 || !isAsBegun(first.current, shown.get().learner);
    return name !== undefined && touched.current;
  };
  const wayNow = (): Way | undefined => (isTouched() ? { learner: shown.get().learner, left: left() } : undefined);
  const write = useEffectEvent(() => {
    const way = wayNow();
    if (!way) return;
    keepLearner(name!, lesson, way, Date.now()).then(
      (done) => setKept(!done ? 'not' : timer.current === undefined ? 'kept' : 'soon'),
      () => setKept('not'),
    );
  });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const soon = useEffectEvent(() => {
    if (!isTouched()) return;
    setKept('soon');
    timer.current ??= setTimeout(() => {
      timer.current = undefined;
      write();
    }, WRITE_AFTER);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the learner is written
  useEffect(() => soon(), [learner]);
  // A weight by hand, and an undo, are told to no learner.
  useEffect(
    () => desk.editor.store.subscribe((now, before) => void (now.history !== before.history && soon())),
    [desk],
  );
  const leave = useEffectEvent(() => {
    const way = wayNow();
    if (way) leaveLearner(name!, lesson, way, Date.now());
    write();
  });
  useEffect(() => {
    const hide = () => leave();
    const back = ({ persisted }: PageTransitionEvent) => void (persisted && write());
    addEventListener('pagehide', hide);
    addEventListener('pageshow', back);
    return () => {
      removeEventListener('pagehide', hide);
      removeEventListener('pageshow', back);
      clearTimeout(timer.current);
      write();
    };
  }, []);
  return kept;
}

const ignore = () => {};

const HandInDialog = lazyPart(HAND_IN, () => import('./HandInDialog.tsx').then((m) => m.HandInDialog), {
  floats: true,
});

interface RoomProps
  extends Pick<LessonRoomProps, 'onClose' | 'after' | 'framed' | 'onEdit' | 'onSearch' | 'rehearsal'> {
  session: LessonSession;
  kept: 'soon' | 'kept' | 'not' | 'host';
  closeSays: string;
}

function Room({ session, kept, onClose, after, closeSays, framed = false, rehearsal, onEdit, onSearch }: RoomProps) {
  useShortcuts(runKeys, ignore);
  const layout = useLayout();
  const [handsIn, setHandsIn] = useState(false);
  const { lesson, shown } = session;
  const at = shown.use((s) => s.learner.at);
  const part = shown.use((s) => partOf(lesson, s.learner));
  const mode = useMode();
  const draws = drawnIn(part);
  // Where all stands beneath each other a drawing is made at its question.
  const pad = draws && layout === 'phone' ? <DrawnAnswer question={draws} /> : undefined;
  const left =
    lesson.minutes === undefined
      ? undefined
      : Math.ceil((lesson.minutes * (lesson.parts.length - at)) / lesson.parts.length);
  return (
    <div className={styles['room']} data-layout={layout} data-place="lesson" data-framed={framed} data-page>
      <header className={styles['bar']}>
        {onClose && (
          <Button look="bare" icon={<ChevronLeft size={16} strokeWidth={1.75} aria-hidden />} onClick={onClose}>
            {closeSays}
          </Button>
        )}
        <h1>{lesson.title}</h1>
        <span className={styles['gap']} />
        {left !== undefined && layout !== 'phone' && <span className={styles['small']}>{minutesLeft(left)}</span>}
        {framed && <TakingBack onRestore={() => session.restore()} />}
        {onSearch && (
          <IconButton label={SEARCH} onClick={onSearch}>
            <Search size={16} strokeWidth={1.75} aria-hidden />
          </IconButton>
        )}
        <Menu
          label={THIS_LESSON}
          icon={<Ellipsis size={16} strokeWidth={1.75} aria-hidden />}
          items={[
            { id: 'restore', label: RESTORE, onSelect: () => session.restore() },
            { id: 'again', label: START_AGAIN, onSelect: () => session.restore(true) },
            ...(rehearsal
              ? []
              : [{ id: 'hand-in', label: `${HAND_IN} …`, ruled: true, onSelect: () => setHandsIn(true) }]),
            ...(framed || !location.hash.startsWith('#lesson=')
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
            ...(onEdit ? [{ id: 'edit', label: EDIT_COPY, ruled: true, onSelect: onEdit }] : []),
          ]}
        />
      </header>
      {handsIn && <HandInDialog session={session} onClose={() => setHandsIn(false)} />}
      <main className={styles['main']}>
        <div className={styles['words']}>
          <LessonColumn pad={pad} onFinish={onClose} after={after} />
        </div>
        <div className={styles['stage']} data-tall>
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
          <AllowedControls part={part} framed={framed} leads={!rehearsal} />
        </div>
        {(!mode || (draws && !pad)) && (
          <aside className={styles['answer']} data-tall>
            {draws && !pad && <DrawnAnswer question={draws} />}
            {!mode && draws?.what !== 'border' && <AnswerPanel place="side" />}
            {!mode && <Notes />}
          </aside>
        )}
      </main>
      <footer className={styles['foot']}>
        <span className={styles['kept']} data-kept={kept}>
          {rehearsal ? '' : kept === 'host' ? KEPT_BY_HOST : kept === 'not' ? NOT_KEPT : KEPT_HERE}
        </span>
        <LessonTransport part={part} layout={layout} scored={framed} />
      </footer>
    </div>
  );
}
