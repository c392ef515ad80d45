import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './Explained.module.css';
import { explains } from './explains.ts';

export interface ExplainedProps {
  /** One sentence or two. */
  says: string;
  /** The id of the glossary's entry that says more. */
  term?: string | undefined;
  /** Without the line beneath: where what it holds is a sign already. */
  bare?: boolean;
  className?: string | undefined;
  children: ReactNode;
}

/** Words with an explanation behind them, underlined with dots: a card opens on hover, focus and tap. */
export function Explained({ says, term, bare = false, className, children }: ExplainedProps) {
  return (
    <button
      type="button"
      className={classes(styles['explained'], !bare && styles['cue'], className)}
      data-pins=""
      {...explains(says, term)}
    >
      {children}
    </button>
  );
}
