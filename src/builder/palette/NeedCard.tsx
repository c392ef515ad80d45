import { useEffect, useRef } from 'react';
import type { DataOffer } from '#builder/offerData.ts';
import { Button } from '#ui/Button.tsx';
import { Card } from '#ui/Card.tsx';
import styles from './Palette.module.css';
import { addAnyway } from './paletteWords.ts';

interface NeedCardProps {
  readonly anchor: Element | null;
  readonly says: string;
  readonly summary: string;
  readonly offer: DataOffer | undefined;
  readonly onAdd: () => void;
  readonly onClose: () => void;
}

/** What a layer needs, and data that have it. */
export function NeedCard({ anchor, says, summary, offer, onAdd, onClose }: NeedCardProps) {
  const first = useRef<HTMLDivElement>(null);
  useEffect(() => first.current?.querySelector('button')?.focus(), []);
  return (
    <Card open pinned anchor={anchor} title={says} onClose={onClose}>
      <p>{summary}</p>
      <div ref={first} className={styles['cures']}>
        {offer && (
          <Button
            look="main"
            onClick={() => {
              offer.apply();
              onClose();
            }}
          >
            {offer.label}
          </Button>
        )}
        <Button onClick={onAdd}>{addAnyway}</Button>
      </div>
    </Card>
  );
}
