import { type ReactNode, useId } from 'react';
import { classes } from './classes.ts';
import styles from './PanelFrame.module.css';

export interface PanelFrameProps {
  title: ReactNode;
  /** Quiet words after the title: a count, a shape, "block 2". */
  note?: ReactNode;
  /** Where the note stands: right after the title, or at the right edge. */
  notePlace?: 'beside' | 'end';
  /** Controls at the right of the heading. */
  actions?: ReactNode;
  /** Heading level in the page's outline; default 2. */
  level?: 2 | 3 | 4;
  className?: string;
  bodyClassName?: string;
  children?: ReactNode;
}

/** A panel: heading, actions, body. A landmark named by its heading. */
export function PanelFrame(props: PanelFrameProps) {
  const { title, note, notePlace = 'beside', actions, level = 2, className, bodyClassName, children } = props;
  const id = useId();
  const Heading = `h${level}` as const;
  return (
    <section aria-labelledby={id} className={classes(styles['panel'], className)}>
      <header className={styles['head']}>
        <div className={classes(styles['words'], notePlace === 'end' && styles['apart'])}>
          <Heading id={id} className={styles['title']}>
            {title}
          </Heading>
          {note !== undefined && <span className={styles['note']}>{note}</span>}
        </div>
        {actions !== undefined && <div className={styles['actions']}>{actions}</div>}
      </header>
      <div className={classes(styles['body'], bodyClassName)}>{children}</div>
    </section>
  );
}
