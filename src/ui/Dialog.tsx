import { X } from 'lucide-react';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Announcer } from './Announcer.tsx';
import { classes } from './classes.ts';
import styles from './Dialog.module.css';
import { focusGround, groundChanges } from './ground.ts';
import { IconButton } from './IconButton.tsx';

export interface DialogProps {
  open: boolean;
  /** Called by Esc, the cross, and a press on the backdrop; the parent then sets `open` to false. */
  onClose: () => void;
  title: ReactNode;
  /** Buttons at the foot, the main one first. */
  actions?: ReactNode;
  /** Default 480 px; `wide` 720. */
  wide?: boolean;
  className?: string;
  children: ReactNode;
}

/** A native modal dialog: the page behind is inert, Esc closes, the focus returns to where it was; to the ground where the page shows something else by then. */
export function Dialog({ open, onClose, title, actions, wide, className, children }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();

  useEffect(() => {
    const element = dialog.current;
    if (!open || !element) return;
    const before = document.activeElement;
    const changes = groundChanges();
    element.showModal();
    return () => {
      element.close();
      // close() returns the focus only while the dialog is still in the page
      if (groundChanges() !== changes) focusGround();
      else if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, [open]);

  if (!open) return null;
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard's way to the same end is Esc, which a dialog has by nature
    <dialog
      ref={dialog}
      aria-labelledby={titleId}
      className={classes(styles['dialog'], wide && styles['wide'], className)}
      onCancel={(event) => {
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      <div className={styles['sheet']}>
        <div className={styles['head']}>
          <h2 id={titleId} className={styles['title']}>
            {title}
          </h2>
        </div>
        <div className={styles['body']}>{children}</div>
        {actions !== undefined && <div className={styles['foot']}>{actions}</div>}
        <Announcer />
        {/* last, so that the focus begins at what the dialog is about */}
        <IconButton label="Close" className={styles['close'] ?? ''} onClick={onClose}>
          <X size={16} strokeWidth={1.75} aria-hidden />
        </IconButton>
      </div>
    </dialog>
  );
}
