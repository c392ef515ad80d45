import { useState } from 'react';
import { lazyPart } from '#ui/lazyPart.tsx';
import styles from './AnswerPanel.module.css';

const AnswerTables = lazyPart('The table', () => import('./AnswerTables.tsx').then((m) => m.AnswerTables));

/** The pictures of the panel in numbers. Read only while it is open. */
export function AnswerTable() {
  const [open, setOpen] = useState(false);
  return (
    <details className={styles['details']} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Read as table</summary>
      {open && (
        <div className={styles['scroll']}>
          <AnswerTables />
        </div>
      )}
    </details>
  );
}
