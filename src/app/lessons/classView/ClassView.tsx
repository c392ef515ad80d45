import { X } from 'lucide-react';
import { type DragEvent, useEffect, useRef, useState } from 'react';
import type { Lesson } from '#lesson/index.ts';
import { classCsv } from '#lessons/handIns/classCsv.ts';
import type { Source, Taken } from '#lessons/handIns/take.ts';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import { Notice } from '#ui/Notice.tsx';
import { saveText } from '#ui/saveText.ts';
import { useEscape } from '#ui/useEscape.ts';
import { ClassLesson } from './ClassLesson.tsx';
import { ClassTable, type TableRow } from './ClassTable.tsx';
import styles from './ClassView.module.css';
import { classHandIns, clear, goOn, stop, take } from './classHandIns.ts';
import {
  ABOUT,
  BACK,
  CHOOSE,
  CLEAR,
  DROP,
  EXPORT,
  flagged,
  GO_ON,
  handInsOf,
  madeAgain,
  nameless,
  OTHER_LESSONS,
  PASTE,
  PASTE_HINT,
  READING,
  STAYS,
  STOP,
  TAKE_IN,
  TITLE,
  UNREADABLE_FILE,
  unread,
} from './classViewWords.ts';

/** A class's hand-ins: taken in, made again, and shown as distributions and as a table. @param first what the page's address held */
export function ClassView({ first, onClose }: { first?: string | undefined; onClose: () => void }) {
  const { laboratory } = useDesk().editor.engine;
  const heading = useRef<HTMLHeadingElement>(null);
  const [over, setOver] = useState(false);
  const bring = (sources: readonly Source[]) => void take(sources, laboratory);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once
  useEffect(() => {
    heading.current?.focus({ preventScroll: true });
    if (first !== undefined) bring([{ text: first }]);
    else void goOn(laboratory);
    // Its own address: a reload comes back here, and a hand-in does not stand in the history.
    const put = (hash: string) => history.replaceState(history.state, '', hash || location.pathname + location.search);
    put('#class');
    return () => {
      stop();
      if (location.hash === '#class') put('');
    };
  }, []);
  useEscape(onClose);
  const drop = async (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const text = event.dataTransfer.getData('text/plain');
    const files = [...event.dataTransfer.files];
    bring(files.length > 0 ? await textsOf(files) : [{ text }]);
  };
  return (
    <main
      className={styles['page']}
      data-place="class"
      onDragOver={(event) => {
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => void drop(event)}
    >
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h1 ref={heading} tabIndex={-1}>
            {TITLE}
          </h1>
          <p className={styles['about']}>{ABOUT}</p>
          <p className={styles['small']}>{STAYS}</p>
        </div>
        <IconButton label={BACK} onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      <Intake onBring={bring} over={over} />
      <Status onGoOn={() => void goOn(laboratory)} />
      <Lessons />
    </main>
  );
}

const textsOf = (files: readonly File[]): Promise<Source[]> =>
  Promise.all(
    files.map(async (file) => ({
      name: file.name,
      text: await file.text().catch(() => UNREADABLE_FILE),
    })),
  );

function Intake({ onBring, over }: { onBring: (sources: readonly Source[]) => void; over: boolean }) {
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  return (
    <form
      className={styles['intake']}
      data-over={over || undefined}
      onSubmit={(event) => {
        event.preventDefault();
        onBring([{ text }]);
        setText('');
      }}
    >
      <label htmlFor="class-paste">{PASTE}</label>
      <textarea
        id="class-paste"
        rows={4}
        spellCheck={false}
        autoComplete="off"
        aria-describedby="class-hint"
        value={text}
        onChange={({ currentTarget }) => setText(currentTarget.value)}
      />
      <p id="class-hint" className={styles['small']}>
        {over ? DROP : PASTE_HINT}
      </p>
      <div className={styles['row']}>
        <Button type="submit" look="main" disabled={text.trim() === ''}>
          {TAKE_IN}
        </Button>
        <Button onClick={() => input.current?.click()}>{CHOOSE}</Button>
        <input
          ref={input}
          type="file"
          multiple
          accept=".json,.txt,.csv,.md,application/json,text/plain"
          aria-label={CHOOSE}
          className={styles['file']}
          tabIndex={-1}
          onChange={({ currentTarget }) => {
            const files = [...(currentTarget.files ?? [])];
            currentTarget.value = '';
            if (files.length > 0) void textsOf(files).then(onBring);
          }}
        />
      </div>
    </form>
  );
}

function Status({ onGoOn }: { onGoOn: () => void }) {
  const { taken, faults, checked, under, reading, trouble } = classHandIns.use((s) => s);
  const done = checked.filter((one) => one !== undefined);
  const flags = done.filter((one) => one.flags.length > 0);
  return (
    <>
      {trouble !== undefined && <Notice kind="bad" title={trouble} />}
      {faults.length > 0 && (
        <Notice kind="bad" title={unread(faults.length)}>
          <ul className={styles['faults']}>
            {faults.map(({ where, says }, i) => (
              <li key={i}>
                <b>{where}</b>: {says}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {reading && <p role="status">{READING}</p>}
      {taken.length > 0 && (
        <div className={styles['status']}>
          <p role="status" data-done={done.length === taken.length}>
            <b>{handInsOf(taken.length)}</b>, {madeAgain(done.length, taken.length)}.{' '}
            {done.length === taken.length && flagged(flags.length)}
          </p>
          {under && <progress max={under.of} value={under.done} aria-label={madeAgain(done.length, taken.length)} />}
          <div className={styles['row']}>
            {under && <Button onClick={stop}>{STOP}</Button>}
            {!under && done.length < taken.length && <Button onClick={onGoOn}>{GO_ON}</Button>}
            <Button look="bare" className={styles['clear'] ?? ''} onClick={clear}>
              {CLEAR}
            </Button>
          </div>
        </div>
      )}
      {taken.length === 0 && faults.length > 0 && (
        <Button look="bare" className={styles['clear'] ?? ''} onClick={clear}>
          {CLEAR}
        </Button>
      )}
    </>
  );
}

const nameOf = ({ where, handIn }: Taken): string => handIn.name ?? nameless(where);

/** A section for each lesson, in the order in which they came. */
function Lessons() {
  const { taken, checked } = classHandIns.use((s) => s);
  const rows = taken.map((one, at) => ({
    name: nameOf(one),
    where: one.where,
    checked: checked[at],
    id: one.handIn.lesson,
  }));
  const groups = new Map<string, { lesson: Lesson | undefined; rows: TableRow[] }>();
  for (const { id, ...row } of rows) {
    const group = groups.get(id) ?? { lesson: undefined, rows: [] };
    groups.set(id, { lesson: group.lesson ?? row.checked?.lesson, rows: [...group.rows, row] });
  }
  return [...groups].map(([id, group]) => <OfLesson key={id} id={id} {...group} />);
}

function OfLesson({ id, lesson, rows }: { id: string; lesson: Lesson | undefined; rows: readonly TableRow[] }) {
  const whole = rows.flatMap(({ checked, ...row }) => (checked ? [{ ...row, checked }] : []));
  return (
    <section className={styles['lesson']} aria-label={lesson?.title ?? id}>
      <div className={styles['row']}>
        <h2>{lesson?.title ?? `${OTHER_LESSONS}: ${id}`}</h2>
        {lesson && (
          <Button onClick={() => saveText(`${lesson.id}-class.csv`, `\uFEFF${classCsv(lesson, whole)}`, 'text/csv')}>
            {EXPORT}
          </Button>
        )}
      </div>
      {lesson && (
        <ClassLesson
          lesson={lesson}
          checked={whole.map(({ checked }) => checked)}
          nameOf={(of) => whole[of]?.name ?? ''}
        />
      )}
      <ClassTable rows={rows} />
    </section>
  );
}
