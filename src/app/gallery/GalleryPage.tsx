import { Pencil, Search, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { askForFile } from '#app/files.ts';
import { LibraryDialog } from '#app/library/LibraryDialog.tsx';
import { startNew } from '#app/newDocument.ts';
import { openGalleryEntry } from '#app/openGalleryEntry.ts';
import { shelves } from '#examples/readExample.ts';
import { gallery } from '#state/gallery.ts';
import type { GalleryEntry } from '#state/openExample.ts';
import { useDesk } from '#state/useDesk.ts';
import { announce } from '#ui/Announcer.tsx';
import { Button } from '#ui/Button.tsx';
import { groundChanged } from '#ui/ground.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { TextField } from '#ui/TextField.tsx';
import { useEscape } from '#ui/useEscape.ts';
import { EmbedDialog } from './EmbedDialog.tsx';
import { findExamples } from './findExamples.ts';
import styles from './GalleryPage.module.css';
import {
  ABOUT,
  CLOSE,
  FIND,
  FIND_HINT,
  foundWords,
  nothingFound,
  START_EMPTY,
  shelfWords,
  TITLE,
} from './galleryWords.ts';
import { Shelf } from './Shelf.tsx';
import { Yours } from './Yours.tsx';

export interface GalleryPageProps {
  /** Back to what the page showed. */
  onClose: () => void;
}

/** Every example on its shelf, in the stage's room. Opening one can be undone. */
export function GalleryPage({ onClose }: GalleryPageProps) {
  const desk = useDesk();
  const [asked, setAsked] = useState('');
  const [work, setWork] = useState(false);
  const [embedded, setEmbedded] = useState<GalleryEntry>();
  const heading = useRef<HTMLHeadingElement>(null);
  const found = findExamples(gallery, asked);
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);

  useEscape(onClose);

  const open = (entry: GalleryEntry) => {
    openGalleryEntry(desk, entry);
    onClose();
  };
  return (
    <section className={styles['page']} aria-labelledby="gallery-title" data-ground tabIndex={-1}>
      <div className={styles['head']}>
        <div className={styles['words']}>
          <h2 id="gallery-title" ref={heading} tabIndex={-1}>
            {TITLE}
          </h2>
          <p>{ABOUT}</p>
        </div>
        <div className={styles['find']}>
          <Search size={16} strokeWidth={1.75} aria-hidden />
          <TextField
            label={FIND}
            labelHidden
            type="search"
            placeholder={FIND_HINT}
            value={asked}
            onChange={(next) => {
              setAsked(next);
              announce(foundWords(findExamples(gallery, next).length));
            }}
          />
        </div>
        <Button
          icon={<Pencil size={16} strokeWidth={1.75} aria-hidden />}
          onClick={() => {
            startNew(desk);
            onClose();
          }}
        >
          {START_EMPTY}
        </Button>
        <IconButton label={CLOSE} onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
      {found.length === 0 && <p className={styles['nothing']}>{nothingFound(asked)}</p>}
      <div className={styles['shelves']}>
        {shelves.map((shelf) => {
          const entries = found.filter((entry) => entry.shelf === shelf);
          return (
            entries.length > 0 && (
              <Shelf key={shelf} {...shelfWords[shelf]} entries={entries} onOpen={open} onEmbed={setEmbedded} />
            )
          );
        })}
        {asked === '' && (
          <Yours
            onOpen={(key) => {
              location.hash = `#w=${key}`;
              groundChanged();
              onClose();
            }}
            onFile={() => {
              askForFile(desk);
              onClose();
            }}
            onAll={() => setWork(true)}
          />
        )}
      </div>
      {work && <LibraryDialog open onClose={() => setWork(false)} />}
      {embedded && <EmbedDialog entry={embedded} onClose={() => setEmbedded(undefined)} />}
    </section>
  );
}
