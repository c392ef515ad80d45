import { useEffect, useEffectEvent, useMemo, useState } from 'react';
import { loadPart } from '#base/loadPart.ts';
import { isOpenPart, type Lesson } from '#lesson/index.ts';
import type { LessonSession } from '#lessons/lessonSession.ts';
import { useDesk } from '#state/useDesk.ts';
import { Announcer } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { lazyPart } from '#ui/lazyPart.tsx';
import { onItsWay } from '#ui/partWords.ts';
import { Explaining } from '../Explaining.tsx';
import { pageKeys } from '../pageKeys.ts';
import { THE_SEARCH } from '../partsWords.ts';
import { useKeys } from '../shortcuts.ts';
import { lessonAfter } from './course.ts';
import { keptLearner, nameOf, type Way } from './keptLearner.ts';
import { LessonRoom } from './LessonRoom.tsx';
import styles from './LessonsPage.module.css';
import { LessonsPage } from './LessonsPage.tsx';
import { closed, lessonShown } from './lessonShown.ts';
import { CLOSE, COMING, EDITOR_OF_LESSONS, NOT_THERE, THE_CLASS_VIEW } from './lessonsPageWords.ts';
import { useLessonData } from './useLessonData.ts';
import { useNoFiles } from './useNoFiles.ts';

const ClassView = lazyPart(THE_CLASS_VIEW, () => import('./classView/ClassView.tsx').then((m) => m.ClassView), {
  waiting: (
    <main className={styles['page']}>
      <p role="status">{onItsWay(THE_CLASS_VIEW)}</p>
    </main>
  ),
});

/** The list of lessons, or the one that is open. The run on the page pauses for it. */
export function Lessons() {
  const { editor } = useDesk();
  const { lesson, travels, classView, handIn, edits } = lessonShown.use((s) => s);
  useNoFiles();
  const [searches, setSearches] = useState<'never' | 'open' | 'closed'>('never');
  useKeys(useMemo(() => ({ search: { ...pageKeys.search, run: () => setSearches('open') } }), []));
  const name = useMemo(() => (lesson ? nameOf(lesson, travels) : ''), [lesson, travels]);
  useEffect(() => {
    if (editor.store.getState().status.state === 'running') editor.togglePlay();
    editor.engine.rest('run');
    return () => editor.engine.rest('nothing');
  }, [editor]);
  return (
    <>
      {edits !== undefined ? (
        <EditedDraft key={edits} draft={edits} />
      ) : classView ? (
        <ClassView key={handIn} first={handIn} onClose={back} />
      ) : lesson ? (
        <Opened key={name} lesson={lesson} name={name} onSearch={() => setSearches('open')} />
      ) : (
        <LessonsPage onClose={() => lessonShown.set({ list: false })} />
      )}
      {searches !== 'never' && <SearchDialog open={searches === 'open'} onClose={() => setSearches('closed')} />}
      <Explaining />
      <Announcer />
    </>
  );
}

const SearchDialog = lazyPart(THE_SEARCH, () => import('../search/SearchDialog.tsx').then((m) => m.LessonSearch), {
  floats: true,
});

const EditedDraft = lazyPart(
  EDITOR_OF_LESSONS,
  () => import('../lessonEditor/EditedDraft.tsx').then((m) => m.EditedDraft),
  {
    waiting: (
      <main className={styles['page']}>
        <p role="status">{onItsWay(EDITOR_OF_LESSONS)}</p>
      </main>
    ),
  },
);
const editing = loadPart(() => import('../lessonEditor/openDraft.ts'));

/** While a lesson of the course is open the address is its own, so that a reload, and whoever is sent it, comes back to it. */
function useAddress({ id }: Lesson): void {
  const goTo = lessonShown.use((s) => s.goTo);
  // biome-ignore lint/correctness/useExhaustiveDependencies: an address that named a part led there, and a reload stays where one is
  useEffect(() => {
    if (location.hash.startsWith('#l=')) return;
    const before = location.hash.startsWith('#lesson') ? '' : location.hash;
    const put = (hash: string) => history.replaceState(history.state, '', hash || location.pathname + location.search);
    put(`#lesson=${id}`);
    return () => put(before);
  }, [id, goTo]);
}

const back = () => lessonShown.set({ ...closed, list: true });

/** A lesson once what is kept of it, and what draws its data, is here. */
function Opened({ lesson, name, onSearch }: { lesson: Lesson; name: string; onSearch: () => void }) {
  useAddress(lesson);
  const data = useLessonData(lesson);
  const [kept, setKept] = useState<{ readonly way: Way | undefined }>();
  useEffect(() => {
    let gone = false;
    const tell = (way: Way | undefined) => {
      if (!gone) setKept({ way });
    };
    keptLearner(name, lesson).then(tell, () => tell(undefined));
    return () => {
      gone = true;
    };
  }, [lesson, name]);
  const { travels } = lessonShown.use((s) => s);
  const [after, setAfter] = useState<Lesson>();
  useEffect(() => {
    let gone = false;
    // Without it the list still leads there.
    if (!travels)
      lessonAfter(lesson.id)?.then(
        (next) => !gone && setAfter(next),
        () => {},
      );
    return () => {
      gone = true;
      setAfter(undefined);
    };
  }, [lesson, travels]);
  const goTo = lessonShown.use((s) => s.goTo);
  const [session, setSession] = useState<LessonSession>();
  const go = useEffectEvent(() => {
    if (!session || !goTo) return;
    const place = lesson.parts.findIndex(({ id }) => id === goTo.part);
    const { learner } = session.shown.get();
    if (place !== -1 && place !== learner.at && isOpenPart(lesson, learner, place)) session.go(place);
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: once for each time that a part is asked for
  useEffect(() => go(), [goTo, session]);
  const edit = () => void editing().then(({ beginDraft, draftOfLesson }) => beginDraft(draftOfLesson(lesson)));
  if (data === 'failed')
    return (
      <main className={styles['page']}>
        <p role="alert">
          {NOT_THERE} <Button onClick={back}>{CLOSE}</Button>
        </p>
      </main>
    );
  if (data === 'coming' || !kept)
    return (
      <main className={styles['page']}>
        <p role="status">{COMING}</p>
      </main>
    );
  return (
    <LessonRoom
      lesson={lesson}
      learner={kept.way?.learner}
      left={kept.way?.left}
      keptAs={name}
      onClose={back}
      after={after && { title: after.title, onOpen: () => lessonShown.set({ ...closed, lesson: after }) }}
      onEdit={edit}
      onSearch={onSearch}
      onSession={setSession}
    />
  );
}
