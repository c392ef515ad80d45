import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes.ts';
import styles from './IconButton.module.css';

export interface IconButtonProps extends Omit<ComponentProps<'button'>, 'children' | 'title'> {
  /** What it does, in words: the accessible name and, unless `says` says more, its card. */
  label: string;
  /** More in its card, such as the name with its key. */
  says?: string;
  /** `main` is the accent disc (play); `outlined` stands on data; default `bare`. */
  look?: 'main' | 'outlined' | 'bare';
  /** For a button that stays in: announced as pressed or not. */
  pressed?: boolean;
  /** The drawing, 16 px (20 in the disc). */
  children: ReactNode;
}

/** A button that shows only a drawing, and therefore always carries a name. */
export function IconButton({ label, says, look = 'bare', pressed, className, children, ...rest }: IconButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      data-explain={says ?? label}
      aria-description={says}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
      className={classes(styles['button'], styles[look], className)}
      {...rest}
    >
      {children}
    </button>
  );
}
