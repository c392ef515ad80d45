import { X } from 'lucide-react';
import { useEffect } from 'react';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './AfterDropCard.module.css';
import { forgetDrop, useAfterDrop } from './drag.ts';
import { TO_MAKE_IT_FIT, WHAT_THE_DROP_DID } from './dropWords.ts';
import { signedCount } from './teacherWords.ts';

/** Milliseconds that the card stands. */
const STANDS = 12_000;

/** After a drop that did not fit as it was: what was done to make it fit, and what else would. */
export function AfterDropCard() {
  const desk = useDesk();
  const drop = useAfterDrop();
  const edits = useEditor((s) => s.history.past.at(-1));
  useEffect(() => {
    if (!drop) return;
    const timer = setTimeout(() => forgetDrop(desk), STANDS);
    return () => clearTimeout(timer);
  }, [desk, drop]);
  // The next edit makes it stale.
  if (!drop || drop.made !== edits) return null;
  return (
    <div className={styles['card']} role="group" aria-label={WHAT_THE_DROP_DID}>
      <p>
        {TO_MAKE_IT_FIT} <b>{drop.done}</b>
      </p>
      {drop.others.map(({ label, difference, apply }) => (
        <Button key={label} note={`${signedCount(difference)} parameters`} onClick={apply}>
          Instead: {label}
        </Button>
      ))}
      <IconButton label="Close" onClick={() => forgetDrop(desk)}>
        <X size={14} aria-hidden />
      </IconButton>
    </div>
  );
}
