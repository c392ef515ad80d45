import { ChevronLeft, Download, Ellipsis, Play, Redo2, Undo2 } from 'lucide-react';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { Lesson } from '#lesson/index.ts';
import { library } from '#library/library.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { commandOf } from '#ui/keys.ts';
import { Menu } from '#ui/Menu.tsx';
import { Notice } from '#ui/Notice.tsx';
import { saveText } from '#ui/saveText.ts';
import { TabPanel, Tabs } from '#ui/Tabs.tsx';
import { dropLeft } from '../leaving.ts';
import { LessonRoom } from '../lessons/LessonRoom.tsx';
import { lessonShown } from '../lessons/lessonShown.ts';
import { useLessonData } from '../lessons/useLessonData.ts';
import { useLayout } from '../useLayout.ts';
import { AboutForm } from './AboutForm.tsx';
import { CheckPane } from './CheckPane.tsx';
import { draftOnPage } from './draftOnPage.ts';
import type { DraftSession } from './draftSession.ts';
import {
  BACK,
  COMING,
  DELETE,
  did,
  EDIT_LESSON,
  GIVE_UP,
  keptWords,
  MORE,
  NOT_READ,
  NOT_READ_SAYS,
  NOT_WHOLE,
  OPEN_OTHER,
  PLAY,
  REDO,
  redoneSays,
  redoSays,
  SAVE,
  TABS,
  TO_FILE,
  tabNames,
  toMend,
  UNDO,
  UNTITLED,
  undoneSays,
  undoSays,
} from './editorWords.ts';
import { FilePane } from './FilePane.tsx';
import styles from './LessonEditor.module.css';
import { OpenLesson } from './OpenLesson.tsx';
import { PartForm } from './PartForm.tsx';
import { PartList } from './PartList.tsx';
import { PreviewPane } from './PreviewPane.tsx';
import { controlId, ProblemsContext } from './problemsAt.ts';
import { RecordGoal } from './RecordGoal.tsx';
import { recordingGoal } from './recordingGoal.ts';
import { DraftContext, useDraft } from './useDraft.ts';

type TabName = keyof typeof tabNames;
const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;

/** A draft in the page's place: its parts, what it looks like, what is wrong with it, and its file. */
export function LessonEditor({ session }: { session: DraftSession }) {
  const goal = recordingGoal(session).use((s) => s.part);
  const [played, setPlayed] = useState<Lesson>();
  return (
    <DraftContext value={session}>
      {goal !== undefined ? (
        <RecordGoal at={goal} onClose={() => recordingGoal(session).set({ part: undefined })} />
      ) : played ? (
        <Played lesson={played} onClose={() => setPlayed(undefined)} />
      ) : (
        <Editor onPlay={setPlayed} />
      )}
    </DraftContext>
  );
}

/** The real player, in the page; nothing of it is kept. */
function Played({ lesson, onClose }: { lesson: Lesson; onClose: () => void }) {
  const data = useLessonData(lesson);
  useEffect(() => scrollTo(0, 0), []);
  return data === 'here' ? (
    <LessonRoom lesson={lesson} learner={undefined} onClose={onClose} rehearsal closeSays={EDIT_LESSON} />
  ) : (
    <p role="status">{COMING}</p>
  );
}

const close = () => lessonShown.set({ edits: undefined, records: false, list: true });

function Editor({ onPlay }: { onPlay: (lesson: Lesson) => void }) {
  const session = useDraft();
  const layout = useLayout();
  const draft = session.shown.use((s) => s.draft);
  const kept = session.shown.use((s) => s.kept);
  const history = session.shown.use((s) => s.history);
  const [tab, setTab] = useState<TabName>(draft.byHand === undefined ? 'write' : 'file');
  const [opening, setOpening] = useState(false);
  const heading = useRef<HTMLHeadingElement>(null);
  const checked = session.checked(draft);
  const problems = draft.byHand === undefined ? checked.problems.length : 1;
  const [past, future] = [history.past.at(-1)?.label, history.future[0]?.label];
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const command = commandOf(event);
    if (document.querySelector('dialog[open]') || event.defaultPrevented) return;
    if (command === 'Mod+Z') announce(undoneSays(session.undo()));
    else if (command === 'Mod+Shift+Z' || (command === 'Mod+Y' && event.ctrlKey)) announce(redoneSays(session.redo()));
    else return;
    event.preventDefault();
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey(event);
    // What is typed in another field is another step.
    const left = () => session.endEdit();
    addEventListener('keydown', listen);
    addEventListener('focusout', left);
    return () => {
      removeEventListener('keydown', listen);
      removeEventListener('focusout', left);
    };
  }, [session]);
  const goTo = (path: string) => {
    const part = /^parts\[(\d+)\]/.exec(path)?.[1];
    session.look(part === undefined ? -1 : Number(part));
    setTab('write');
    focusAt(path);
  };
  const save = () => {
    if (draft.byHand !== undefined) saveText(`${draft.lesson.id || 'lesson'}.md`, draft.byHand, 'text/markdown');
    else if (checked.text !== undefined) saveText(`${draft.lesson.id || 'lesson'}.md`, checked.text, 'text/markdown');
    else setTab('check');
  };
  const remove = async () => {
    session.discard();
    dropLeft(session.key);
    await library().remove(session.key);
    draftOnPage.set({ session: undefined });
    close();
  };
  return (
    <ProblemsContext value={checked.problems}>
      <div className={styles['room']} data-layout={layout} data-place="lesson-editor">
        <header className={styles['bar']}>
          <Button look="bare" icon={<ChevronLeft {...icon} />} onClick={close}>
            {BACK}
          </Button>
          <h1 ref={heading} tabIndex={-1}>
            <span>{EDIT_LESSON}: </span>
            {draft.lesson.title || UNTITLED}
          </h1>
          <span className={styles['gap']} />
          <span className={styles['kept']} data-kept={kept} role="status">
            {keptWords[kept]}
          </span>
          <IconButton label={UNDO} says={undoSays(past)} disabled={past === undefined} onClick={() => session.undo()}>
            <Undo2 {...icon} />
          </IconButton>
          <IconButton
            label={REDO}
            says={redoSays(future)}
            disabled={future === undefined}
            onClick={() => session.redo()}
          >
            <Redo2 {...icon} />
          </IconButton>
          {layout !== 'phone' && (
            <>
              <Button
                icon={<Play {...icon} />}
                disabled={!checked.lesson}
                onClick={() => checked.lesson && onPlay(checked.lesson)}
              >
                {PLAY}
              </Button>
              <Button look="main" icon={<Download {...icon} />} onClick={save}>
                {SAVE}
              </Button>
            </>
          )}
          <Menu
            label={MORE}
            icon={<Ellipsis {...icon} />}
            items={[
              ...(layout === 'phone'
                ? [
                    {
                      id: 'play',
                      label: PLAY,
                      disabled: !checked.lesson,
                      onSelect: () => checked.lesson && onPlay(checked.lesson),
                    },
                    { id: 'save', label: SAVE, onSelect: save },
                  ]
                : []),
              { id: 'open', label: OPEN_OTHER, onSelect: () => setOpening(true) },
              { id: 'delete', label: DELETE, ruled: true, onSelect: () => void remove() },
            ]}
          />
        </header>
        <main className={styles['main']}>
          <Tabs
            label={TABS}
            name="lesson-editor"
            className={styles['tabs'] ?? ''}
            tabs={(Object.keys(tabNames) as TabName[]).map((id) => ({
              id,
              label: id === 'check' && problems > 0 ? `${tabNames[id]}: ${toMend(problems)}` : tabNames[id],
            }))}
            value={tab}
            onChange={setTab}
          />
          <TabPanel name="lesson-editor" value={tab} className={styles['panel'] ?? ''}>
            {draft.byHand !== undefined && tab !== 'file' ? (
              <Notice kind="bad" title={NOT_READ} action={{ label: TO_FILE, onClick: () => setTab('file') }}>
                <p>{NOT_READ_SAYS}</p>
                <Button onClick={() => session.edit({ type: 'byHand', text: undefined }, did.discard)}>
                  {GIVE_UP}
                </Button>
              </Notice>
            ) : tab === 'write' ? (
              <Write />
            ) : tab === 'preview' ? (
              checked.lesson ? (
                <PreviewPane lesson={checked.lesson} />
              ) : (
                <Notice
                  kind="info"
                  title={NOT_WHOLE}
                  action={{ label: tabNames.check, onClick: () => setTab('check') }}
                />
              )
            ) : tab === 'check' ? (
              <CheckPane onGo={goTo} />
            ) : (
              <FilePane />
            )}
          </TabPanel>
        </main>
        <OpenLesson open={opening} onClose={() => setOpening(false)} />
      </div>
    </ProblemsContext>
  );
}

function Write() {
  const session = useDraft();
  const at = session.shown.use((s) => s.at);
  const part = session.shown.use((s) => s.draft.lesson.parts[s.at]);
  return (
    <div className={styles['write']}>
      <PartList />
      {part ? <PartForm key={at} part={part} at={at} /> : <AboutForm />}
    </div>
  );
}

/** The control of a path, or of what is around it, once it is drawn. */
function focusAt(path: string): void {
  requestAnimationFrame(() =>
    requestAnimationFrame(() => {
      for (let at = path; at !== ''; at = at.replace(/(?:\.?[^.[\]]+|\[\d+\])$/, '')) {
        const found = document.getElementById(controlId(at));
        if (!found) continue;
        const target = found.matches('input, textarea, select, [tabindex]')
          ? found
          : found.querySelector<HTMLElement>('input, textarea, select, button');
        (target ?? found).scrollIntoView({ block: 'center' });
        target?.focus({ preventScroll: true });
        return;
      }
    }),
  );
}
