import { useEffect, useState } from 'react';
import type { StrataDocument } from '#nn/document.ts';
import { Button } from '#ui/Button.tsx';
import { Dialog } from '#ui/Dialog.tsx';
import styles from './Compare.module.css';
import { NO_KEPT, NOT_READ } from './compareWords.ts';

export interface Choice {
  readonly title: string;
  readonly document: StrataDocument;
}

/** Where variants come from: the page knows. */
export interface Sources {
  kept(): Promise<readonly Choice[]>;
  examples(): Promise<readonly Choice[]>;
  /** Undefined where nothing was chosen. */
  file(): Promise<Choice | { readonly error: string } | undefined>;
}

interface AddVariantProps {
  readonly title: string;
  readonly from: () => Promise<readonly Choice[]>;
  readonly onChoose: (choice: Choice) => void;
  readonly onClose: () => void;
}

/** Chooses one of a list to compare with. */
export function AddVariant({ title, from, onChoose, onClose }: AddVariantProps) {
  const [choices, setChoices] = useState<readonly Choice[] | 'failed'>();
  useEffect(() => {
    let shown = true;
    from().then(
      (found) => shown && setChoices(found),
      () => shown && setChoices('failed'),
    );
    return () => {
      shown = false;
    };
  }, [from]);
  return (
    <Dialog open onClose={onClose} title={title}>
      {choices === undefined && <p>Loading…</p>}
      {choices === 'failed' && <p>{NOT_READ}</p>}
      {Array.isArray(choices) && choices.length === 0 && <p>{NO_KEPT}</p>}
      {Array.isArray(choices) && (
        <ul className={styles['choices']}>
          {choices.map((choice: Choice, i) => (
            <li key={`${i} ${choice.title}`}>
              <Button look="bare" onClick={() => onChoose(choice)}>
                {choice.title}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </Dialog>
  );
}
