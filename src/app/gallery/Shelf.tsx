import { type CSSProperties, type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react';
import type { GalleryEntry } from '#state/openExample.ts';
import { rove } from '#ui/rove.ts';
import { ExampleCard } from './ExampleCard.tsx';
import styles from './GalleryPage.module.css';

export interface ShelfFrameProps {
  name: string;
  question: string;
  /** As wide as so many cards, where the page is. */
  cards: number;
  children: ReactNode;
}

/** A shelf of more cards has a line of its own: so many stand beside each other on every page on which shelves do. */
const BESIDE = 8;

/** A shelf: its name, its question, its cards. */
export function ShelfFrame({ name, question, cards, children }: ShelfFrameProps) {
  const id = useId();
  return (
    <section
      aria-labelledby={id}
      className={styles['shelf']}
      data-long={cards > BESIDE || undefined}
      style={{ '--cards': cards } as CSSProperties}
    >
      <h3 id={id}>{name}</h3>
      <p>{question}</p>
      {children}
    </section>
  );
}

export interface ShelfProps extends Omit<ShelfFrameProps, 'cards' | 'children'> {
  entries: readonly GalleryEntry[];
  onOpen: (entry: GalleryEntry) => void;
  onEmbed: (entry: GalleryEntry) => void;
}

/** Examples of one kind: one stop for the Tab key; arrows, Home and End move among them. */
export function Shelf({ entries, onOpen, onEmbed, ...words }: ShelfProps) {
  const [at, setAt] = useState<string>();
  const list = useRef<HTMLUListElement>(null);
  const stop = (entries.find(({ id }) => id === at) ?? entries[0])?.id;

  function onKey(event: KeyboardEvent): void {
    const buttons = [...(list.current?.querySelectorAll<HTMLElement>('[data-example] > :first-child') ?? [])];
    const next = rove(event.key, buttons.indexOf(event.target as HTMLElement), buttons.length, true);
    if (next === null || !buttons.includes(event.target as HTMLElement)) return;
    event.preventDefault();
    buttons[next]?.focus();
  }

  return (
    <ShelfFrame {...words} cards={entries.length}>
      <ul ref={list} className={styles['cards']} onKeyDown={onKey}>
        {entries.map((entry) => (
          <ExampleCard
            key={entry.id}
            entry={entry}
            stop={entry.id === stop}
            onFocus={() => setAt(entry.id)}
            onOpen={() => onOpen(entry)}
            onEmbed={() => onEmbed(entry)}
          />
        ))}
      </ul>
    </ShelfFrame>
  );
}
