import type { ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './FieldRow.module.css';

export interface FieldRowProps {
  label: string;
  /** The label is read out but not shown: for a control whose surroundings already say what it is. */
  labelHidden?: boolean;
  /** Id of the control that the label names. */
  controlId: string;
  /** Words beneath, in the quiet ink. */
  hint?: ReactNode;
  hintId?: string;
  /** Words beneath, with a sign: what is wrong and what would be right. */
  error?: string | null;
  errorId?: string;
  /** `split` gives label and control a column each (inspector), `end` puts the control at the right edge. */
  layout?: 'split' | 'end';
  className?: string | undefined;
  children: ReactNode;
}

/** Label, control, and what is to say about it: the one layout that every field shares. */
export function FieldRow(props: FieldRowProps) {
  const { label, labelHidden, controlId, hint, hintId, error, errorId, layout = 'split', className, children } = props;
  return (
    <div className={classes(styles['row'], styles[layout], labelHidden && styles['bare'], className)}>
      <label htmlFor={controlId} className={labelHidden ? 'visually-hidden' : styles['label']}>
        {label}
      </label>
      <div className={styles['control']}>{children}</div>
      {/* the region exists before the error does, so that it is announced */}
      <div id={errorId} className={styles['error']} role={errorId ? 'alert' : undefined}>
        {error}
      </div>
      {hint !== undefined && (
        <div id={hintId} className={styles['hint']}>
          {hint}
        </div>
      )}
    </div>
  );
}
