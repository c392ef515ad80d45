import { Check, Info, TriangleAlert, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { Button } from './Button.tsx';
import { classes } from './classes.ts';
import { IconButton } from './IconButton.tsx';
import styles from './Notice.module.css';

export interface NoticeProps {
  kind: 'good' | 'bad' | 'info';
  title?: ReactNode;
  children?: ReactNode;
  /** The way out, as a button. */
  action?: { label: string; note?: ReactNode; onClick: () => void };
  onClose?: () => void;
  className?: string;
}

const signs = { good: Check, bad: TriangleAlert, info: Info } as const;
const read = { good: 'Good', bad: 'Problem', info: 'Note' } as const;

/** A message in its place on the page. A bad one is read out at once, the others when the reader pauses. */
export function Notice({ kind, title, children, action, onClose, className }: NoticeProps) {
  const Sign = signs[kind];
  return (
    <div role={kind === 'bad' ? 'alert' : 'status'} className={classes(styles['notice'], styles[kind], className)}>
      <Sign className={styles['sign']} size={16} strokeWidth={2} aria-hidden />
      <span className="visually-hidden">{read[kind]}: </span>
      <div className={styles['words']}>
        {title !== undefined && <strong className={styles['title']}>{title}</strong>}
        {children !== undefined && <div>{children}</div>}
        {action && (
          <Button className={styles['action'] ?? ''} note={action.note} onClick={action.onClick}>
            {action.label}
          </Button>
        )}
      </div>
      {onClose && (
        <IconButton label="Dismiss" className={styles['close'] ?? ''} onClick={onClose}>
          <X size={14} strokeWidth={1.75} aria-hidden />
        </IconButton>
      )}
    </div>
  );
}
