import type { ReactNode } from 'react';
import { useDesk } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { toTheStage } from './frameWords.ts';
import styles from './LensFrame.module.css';

export interface LensEmptyProps {
  /** Why nothing is shown, and what to do about it. */
  readonly children: ReactNode;
  /** What does it; else the way to the stage. */
  readonly action?: { readonly label: string; readonly onClick: () => void };
}

/** In place of what a lens cannot show. */
export function LensEmpty({ children, action }: LensEmptyProps) {
  const { editor } = useDesk();
  const { label, onClick } = action ?? { label: toTheStage, onClick: () => editor.setView({ mode: undefined }) };
  return (
    <div className={styles['empty']}>
      <p>{children}</p>
      <Button data-own={action !== undefined} onClick={onClick}>
        {label}
      </Button>
    </div>
  );
}
