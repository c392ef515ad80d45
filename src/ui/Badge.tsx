import type { ReactNode } from 'react';
import styles from './Badge.module.css';
import { badgeWords } from './badgeWords.ts';
import { classes } from './classes.ts';
import { Explained } from './Explained.tsx';

/** How a number came about. */
export type BadgeKind = keyof typeof badgeWords;

export interface BadgeProps {
  kind: BadgeKind;
  /** Half-width of the interval, already formatted: "1.3" is shown as "± 1.3". */
  margin?: string;
  /** Replaces the explanation in its card. */
  says?: string;
  /** It stands in a button or in a passing card, which cannot be pressed in two places: the sign alone. */
  still?: boolean;
  /** Replaces the word; the sign stays. */
  children?: ReactNode;
  className?: string;
}

/** Says how far a number may be trusted: a sign, and always the word. */
export function Badge({ kind, margin, says, still = false, children, className }: BadgeProps) {
  const sign = (
    <span className={classes(styles['badge'], className)}>
      <svg width="10" height="10" viewBox="0 0 10 10" aria-hidden="true" fill="none" stroke="currentColor">
        {kind === 'exact' && <circle cx="5" cy="5" r="4.5" fill="currentColor" stroke="none" />}
        {kind === 'probe' && (
          <>
            <circle cx="5" cy="5" r="4" />
            <path d="M5 .5a4.5 4.5 0 0 0 0 9z" fill="currentColor" stroke="none" />
          </>
        )}
        {kind === 'bound' && <path d="M1.5 1v7.5H9" />}
        {kind === 'heuristic' && <circle cx="5" cy="5" r="4" strokeDasharray="1.4 1.74" />}
      </svg>
      {children ?? badgeWords[kind].word}
      {margin !== undefined && ` ± ${margin}`}
    </span>
  );
  return still ? (
    sign
  ) : (
    <Explained bare says={says ?? badgeWords[kind].says} term="badge">
      {sign}
    </Explained>
  );
}
