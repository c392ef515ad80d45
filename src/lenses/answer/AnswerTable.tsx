import { useState } from 'react';
import { lazyPart } from '#ui/lazyPart.tsx';
import styles from './AnswerPanel.module.css';
import { READ_AS_TABLE, THE_TABLE } from './answerWords.ts';

const AnswerTables = lazyPart(THE_TABLE, () => import('./AnswerTables.tsx').then((m) => m.AnswerTables));

/** The pictures of the panel in numbers. Read only while it is open. */
export function AnswerTable() {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles['details']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{READ_AS_TABLE}</summary>
      {open && (
        <div className={styles['scroll']}>
          <AnswerTables />
        </div>
      )}
    </details>
  );
}
