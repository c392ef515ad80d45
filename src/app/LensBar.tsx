import { type KeyboardEvent, useRef, useState } from 'react';
import { lenses } from '#lenses/index.ts';
import { explains } from '#ui/explains.ts';
import { rove } from '#ui/rove.ts';
import styles from './LensBar.module.css';
import { lensButton } from './stageMode.ts';

interface LensBarProps {
  /** The lens that stands beside the stage; on a phone, the one that the document comes with. */
  readonly beside?: string | undefined;
  readonly onChoose: (id: string) => void;
}

/** A button for each lens, one stop for the Tab key; arrows, Home and End move among them. */
export function LensBar({ beside, onChoose }: LensBarProps) {
  const [at, setAt] = useState<string>();
  const bar = useRef<HTMLDivElement>(null);
  const stop = [at, beside].find((id) => lenses.some((lens) => lens.id === id)) ?? lenses[0]?.id;

  function onKey(event: KeyboardEvent, index: number): void {
    const next = rove(event.key, index, lenses.length, true);
    if (next === null) return;
    event.preventDefault();
    bar.current?.querySelectorAll('button')[next]?.focus();
  }

  return (
    <div ref={bar} role="toolbar" aria-label="Lenses" className={styles['bar']}>
      {lenses.map(({ id, title, summary }, i) => (
        <button
          key={id}
          type="button"
          id={lensButton(id)}
          {...explains(summary)}
          tabIndex={id === stop ? 0 : -1}
          aria-current={id === beside}
          onFocus={() => setAt(id)}
          onClick={() => onChoose(id)}
          onKeyDown={(event) => onKey(event, i)}
        >
          {title}
        </button>
      ))}
    </div>
  );
}

/** The lenses on a phone, each with what it shows. */
export function LensList({ beside, onChoose }: LensBarProps) {
  return (
    <ul className={styles['list']}>
      {lenses.map(({ id, title, summary }) => (
        <li key={id}>
          <button type="button" id={lensButton(id)} aria-current={id === beside} onClick={() => onChoose(id)}>
            {title}
          </button>
          <p>{summary}</p>
        </li>
      ))}
    </ul>
  );
}
