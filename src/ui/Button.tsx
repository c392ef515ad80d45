import type { ComponentProps, ReactNode } from 'react';
import styles from './Button.module.css';
import { classes } from './classes.ts';

export interface ButtonProps extends ComponentProps<'button'> {
  /** `main` is filled with the accent, at most one per panel; `bare` has no outline. Default `outlined`. */
  look?: 'main' | 'outlined' | 'bare';
  /** A drawing of 16 px before the words. */
  icon?: ReactNode;
  /** Quieter words after the label: a cost, a count. */
  note?: ReactNode;
  /** The key that does the same; where there is no keyboard it is not said. */
  keyName?: string;
}

/** A button with words. Native, so disabled, form and keyboard behaviour are the browser's. */
export function Button({
  look = 'outlined',
  icon,
  note,
  keyName,
  className,
  children,
  type = 'button',
  ...rest
}: ButtonProps) {
  return (
    <button type={type} className={classes(styles['button'], styles[look], className)} {...rest}>
      {icon}
      <span className={styles['label']}>{children}</span>
      {note !== undefined && <span className={styles['note']}>{note}</span>}
      {keyName !== undefined && (
        <span className={styles['note']} data-key>
          {keyName}
        </span>
      )}
    </button>
  );
}
