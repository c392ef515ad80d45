import { FileWarning, Trash2 } from 'lucide-react';
import type { ReactNode } from 'react';
import type { Entry } from '#library/entry.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './EntryRow.module.css';
import { BRING_IT_BACK, deletedWords, OPEN_NOW } from './listWords.ts';

interface Props {
  entry: Entry;
  title: string;
  /** Instead of it: a sign that the entry cannot be read. */
  picture?: ReactNode;
  details: string;
  /** It is what the page shows. */
  here?: boolean;
  /** Why it cannot be deleted. */
  locked?: string;
  /** A way on where it cannot be opened. */
  action?: { label: string; onClick: () => void };
  onOpen?: () => void;
  /** Entries that were deleted and can be had back. */
  gone: readonly Entry[];
  onRemove: (entry: Entry) => Promise<void>;
  onBringBack: (entry: Entry) => Promise<void>;
}

/** One entry of the list: a press opens it; it is deleted at once, and can be brought back as long as the list is open. */
export function EntryRow(props: Props) {
  const { entry, title, picture, details, here, locked, action, onOpen, gone, onRemove, onBringBack } = props;
  const name = title || 'Untitled';
  if (gone.includes(entry))
    return (
      <li className={styles['row']}>
        <span className={styles['gone']}>{deletedWords(name)}</span>
        <Button onClick={() => void onBringBack(entry)}>{BRING_IT_BACK}</Button>
      </li>
    );
  const inside = (
    <>
      {picture ?? <FileWarning className={styles['sign']} size={24} strokeWidth={1.5} aria-hidden />}
      <span className={styles['words']}>
        <span className={styles['title']}>
          <b>{name}</b>
          {here && <span className={styles['here']}>{OPEN_NOW}</span>}
          {entry.from?.startsWith('#w=') && <span className={styles['copy']}>copy</span>}
        </span>
        <span>{details}</span>
        {locked !== undefined && <span>{locked}.</span>}
        {action && (
          <Button className={styles['action'] ?? ''} onClick={action.onClick}>
            {action.label}
          </Button>
        )}
      </span>
    </>
  );
  return (
    <li className={styles['row']}>
      {onOpen ? (
        <button type="button" className={styles['open']} data-explain={`Open ${name}`} onClick={onOpen}>
          {inside}
        </button>
      ) : (
        <div className={styles['still']}>{inside}</div>
      )}
      <IconButton
        label={`Delete ${name}`}
        {...(locked === undefined ? {} : { says: locked, disabled: true })}
        onClick={() => void onRemove(entry)}
      >
        <Trash2 size={16} strokeWidth={1.75} aria-hidden />
      </IconButton>
    </li>
  );
}
