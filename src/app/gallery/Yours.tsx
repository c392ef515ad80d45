import { Plus } from 'lucide-react';
import { DataPicture } from '#app/DataPicture.tsx';
import { stepWords, whenWords } from '#app/library/listWords.ts';
import { rowsOf } from '#app/library/rows.ts';
import { useEntries } from '#app/library/useEntries.ts';
import { useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import card from './ExampleCard.module.css';
import styles from './GalleryPage.module.css';
import { ALL_YOURS, KEPT_HERE, NOT_KEPT, OPEN_FILE, OR_DROP, YOURS } from './galleryWords.ts';
import { ShelfFrame } from './Shelf.tsx';

/** As many of the newest as are shown. */
const NEWEST = 6;

export interface YoursProps {
  onOpen: (key: string) => void;
  onFile: () => void;
  /** Shows all that is kept. */
  onAll: () => void;
}

/** What this browser keeps, the newest first, and the way to a file. */
export function Yours({ onOpen, onFile, onAll }: YoursProps) {
  const entries = useEntries(true);
  const onPage = useEditor((s) => s.written);
  const documents = entries ? rowsOf(entries, onPage).documents : [];
  const shown = documents.flatMap(({ entry, title, reading }) =>
    'document' in reading ? [{ entry, title, document: reading.document }] : [],
  );
  return (
    <ShelfFrame name={YOURS} question={entries === null ? NOT_KEPT : KEPT_HERE} cards={NEWEST + 1}>
      <ul className={styles['cards']}>
        {shown.slice(0, NEWEST).map(({ entry, title, document }) => (
          <li key={entry.key} className={card['card']}>
            <button type="button" className={card['open']} onClick={() => onOpen(entry.key)}>
              <span className={card['picture']}>
                <DataPicture document={document} className={styles['drawn']} />
              </span>
              <b>{title || 'Untitled'}</b>
              <span>
                {whenWords(entry.date, Date.now())} · {stepWords(document)}
              </span>
            </button>
          </li>
        ))}
        <li className={card['card']}>
          <button type="button" className={card['open']} onClick={onFile}>
            <span className={styles['add']}>
              <Plus size={20} strokeWidth={1.5} aria-hidden />
            </span>
            <b>{OPEN_FILE}</b>
            <span>{OR_DROP}</span>
          </button>
        </li>
      </ul>
      {documents.length > 0 && (
        <Button look="bare" className={styles['all'] ?? ''} onClick={onAll}>
          {ALL_YOURS}
        </Button>
      )}
    </ShelfFrame>
  );
}
