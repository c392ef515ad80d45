import { type KeyboardEvent, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Outline } from '#lesson/index.ts';
import { useDesk } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import { rove } from '#ui/rove.ts';
import { inSight } from '../inSight.ts';
import { KeyCaps } from '../KeyCaps.tsx';
import { outlines } from '../lessons/course.ts';
import { type Kind, kinds, type SearchEntry } from './entry.ts';
import { findEntries } from './findEntries.ts';
import styles from './SearchDialog.module.css';
import { foundWords, HINT, HOW, kindTitles, LESSON_HINT, NOTHING, RESULTS, TITLE } from './searchWords.ts';
import { allEntries } from './sources.ts';

/** Kinds whose place is elsewhere than the page of examples. */
const leadsAway: readonly Kind[] = ['block', 'layer', 'lens', 'setting', 'example', 'data'];

/** One search over everything the page has by name: blocks, layers, lenses, settings, examples, lessons, data sets, terms, and what it can do. */
export const SearchDialog = (props: SearchDialogProps) => <Searching {...props} of={kinds} hint={HINT} />;

/** Where a lesson has the page: over lessons and terms, since the network of a lesson is its author's. */
export const LessonSearch = (props: SearchDialogProps) => <Searching {...props} of={inLessons} hint={LESSON_HINT} />;

const inLessons: readonly Kind[] = ['lesson', 'term'];

interface SearchDialogProps {
  open: boolean;
  onClose: () => void;
}

interface Scope {
  of: readonly Kind[];
  hint: string;
}

function Searching({ open, onClose, ...scope }: SearchDialogProps & Scope) {
  return (
    <Dialog open={open} onClose={onClose} title={TITLE} className={styles['dialog'] ?? ''}>
      <Search onClose={onClose} {...scope} />
    </Dialog>
  );
}

/** There while the dialog is open. A field that commands a list, whose chosen entry is said while the focus stays in the field. */
function Search({ onClose, of, hint }: { onClose: () => void } & Scope) {
  const desk = useDesk();
  const id = useId();
  const list = useRef<HTMLDivElement>(null);
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const [lessons, setLessons] = useState<readonly Outline[]>([]);
  useEffect(() => {
    let gone = false;
    outlines().then(
      (come) => gone || setLessons(come),
      () => {}, // the rest is found
    );
    return () => {
      gone = true;
    };
  }, []);
  const entries = useMemo(() => allEntries(desk, lessons, of), [desk, lessons, of]);
  const groups = useMemo(() => findEntries(asked, entries), [asked, entries]);
  const found = groups.flatMap((group) => group.entries);
  const optionId = (entry: SearchEntry) => `${id}-${entry.kind}-${entry.id}`;
  const chosen = found[at];

  useEffect(() => {
    if (asked !== '') announce(foundWords(found.length), 'progress');
  }, [asked, found.length]);
  useEffect(() => {
    if (chosen) list.current?.querySelector('[aria-selected=true]')?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);

  function run(entry: SearchEntry): void {
    onClose();
    // Once the dialog has given the focus back.
    setTimeout(() => {
      if (leadsAway.includes(entry.kind)) inSight(desk).set({ examples: false });
      entry.run(desk);
    });
  }

  function onKey(event: KeyboardEvent): void {
    if (event.key === 'Enter' && chosen) run(chosen);
    else {
      // Home and End belong to the text.
      const next = event.key.startsWith('Arrow') ? rove(event.key, at, found.length) : null;
      if (next === null) return;
      setAt(next);
    }
    event.preventDefault();
  }

  return (
    <>
      <input
        type="text"
        role="combobox"
        aria-label={TITLE}
        aria-expanded={found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        aria-activedescendant={chosen && optionId(chosen)}
        autoComplete="off"
        spellCheck={false}
        placeholder={hint}
        className={styles['field']}
        value={asked}
        onChange={(event) => {
          setAsked(event.currentTarget.value);
          setAt(0);
        }}
        onKeyDown={onKey}
      />
      <div ref={list} id={`${id}-list`} role="listbox" aria-label={RESULTS} className={styles['list']}>
        {groups.map(({ kind, entries }) => (
          <div key={kind} role="group" aria-labelledby={`${id}-${kind}`} className={styles['group']}>
            <div id={`${id}-${kind}`} className={styles['kind']}>
              {kindTitles[kind]}
            </div>
            {entries.map((entry) => (
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the field's
              <div
                key={entry.id}
                id={optionId(entry)}
                role="option"
                tabIndex={-1}
                aria-selected={entry === chosen}
                className={styles['option']}
                onPointerMove={() => entry !== chosen && setAt(found.indexOf(entry))}
                onClick={() => run(entry)}
              >
                <b>{entry.name}</b>
                {entry.says !== undefined && <span className={styles['says']}>{entry.says}</span>}
                {entry.press !== undefined && (
                  <span className={styles['keys']}>
                    <KeyCaps press={entry.press} />
                  </span>
                )}
              </div>
            ))}
          </div>
        ))}
      </div>
      {found.length === 0 ? <p className={styles['none']}>{NOTHING}</p> : <p className={styles['how']}>{HOW}</p>}
    </>
  );
}
