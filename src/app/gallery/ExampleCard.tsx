import { Code } from 'lucide-react';
import { thumbnailOf } from '#examples/thumbnails.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './ExampleCard.module.css';
import { ExamplePicture } from './ExamplePicture.tsx';
import { EMBED_HINT, embedTitle } from './galleryWords.ts';

export interface ExampleCardProps {
  entry: GalleryEntry;
  /** Whether the Tab key stops at it. */
  stop: boolean;
  onFocus: () => void;
  onOpen: () => void;
  onEmbed: () => void;
}

/** An example: picture, name and a few words; a press opens it. */
export function ExampleCard({ entry, stop, onFocus, onOpen, onEmbed }: ExampleCardProps) {
  const { id, title, line, sentence } = entry;
  // What follows the colon says the same as the few words below it.
  const [name, rest] = title.split(': ', 2);
  return (
    <li className={styles['card']} data-example={id} onFocus={onFocus}>
      <button
        type="button"
        className={styles['open']}
        tabIndex={stop ? 0 : -1}
        data-explain={sentence}
        onClick={onOpen}
      >
        <ExamplePicture of={thumbnailOf(id)} className={styles['picture']} />
        <b>
          {name}
          {rest !== undefined && <span className="visually-hidden">: {rest}</span>}
        </b>
        <span className="visually-hidden">, </span>
        <span>{line}</span>
      </button>
      <IconButton
        look="outlined"
        label={embedTitle(title)}
        says={EMBED_HINT}
        className={styles['embed'] ?? ''}
        tabIndex={stop ? 0 : -1}
        onClick={onEmbed}
      >
        <Code size={14} strokeWidth={2} aria-hidden />
      </IconButton>
    </li>
  );
}
