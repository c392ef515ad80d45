import { Square } from 'lucide-react';
import type { CheckProgress } from '#proof/lessonCheck.ts';
import { Button } from '#ui/Button.tsx';
import { progressSays, STOP } from './checkWords.ts';
import styles from './Forms.module.css';

/** Where a proof is, and what stops it. */
export function ProofProgress({ at, label, onStop }: { at: CheckProgress; label: string; onStop: () => void }) {
  return (
    <div className={styles['ways']}>
      <Button icon={<Square size={14} strokeWidth={2} aria-hidden />} onClick={onStop}>
        {STOP}
      </Button>
      <progress aria-label={label} value={at.done} max={at.of} />
      {at.path !== '' && <span>{progressSays(at.path, at.done, at.of)}</span>}
    </div>
  );
}
