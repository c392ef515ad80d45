import { useRef, useState } from 'react';
import { Badge } from '#ui/Badge.tsx';
import { Card } from '#ui/Card.tsx';
import { explains } from '#ui/explains.ts';
import { howMeasured } from './frameWords.ts';
import styles from './LensFrame.module.css';
import type { Method } from './lensWords.ts';

/** How far the numbers of a lens may be trusted; pressed, by which method they came about. */
export function MethodBadge({ method: { kind, says } }: { method: Method }) {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles['method']}
        aria-expanded={open}
        {...explains(says)}
        onClick={() => setOpen(!open)}
      >
        <Badge kind={kind} still />
      </button>
      <Card
        open={open}
        anchor={button.current}
        onClose={() => {
          setOpen(false);
          button.current?.focus();
        }}
        title={howMeasured}
        side="bottom"
        pinned
      >
        <p>{says}</p>
      </Card>
    </>
  );
}
