import { CircleAlert, GripVertical } from 'lucide-react';
import { formatShape } from '#nn/shape.ts';
import { useEditor } from '#state/useDesk.ts';
import { cargoName } from './cargo.ts';
import { DropAnswer } from './DropAnswer.tsx';
import styles from './DropCard.module.css';
import { useDrag } from './drag.ts';
import { DOES_NOT_FIT_HERE, DRAG_HELP, DRAG_KEYS, WHERE_IT_WAS } from './dropWords.ts';
import type { Preview } from './preview.ts';

/** What is carried, under the pointer, and the shape teacher's answer beside it: before release. */
export function DropCard() {
  const { cargo, by, x, y, preview, slot } = useDrag((s) => s);
  const network = useEditor((s) => s.document.network);
  if (!cargo) return null;
  const narrow = window.innerWidth < 560;
  const left = Math.max(8, Math.min(x + 16, window.innerWidth - 356));
  const below = y < window.innerHeight - 260;
  const atPointer = by === 'pointer' && !narrow;
  return (
    <>
      {by === 'pointer' && (
        <div className={styles['ghost']} style={{ left: x, top: y }}>
          <GripVertical size={14} aria-hidden />
          <b>{cargoName(cargo, network)}</b>
        </div>
      )}
      <div
        className={styles['card']}
        data-fits={preview?.fits}
        style={
          atPointer
            ? { left, ...(below ? { top: y + 28 } : { bottom: window.innerHeight - y + 24 }) }
            : { left: '50%', bottom: 96, translate: '-50%' }
        }
      >
        {slot === undefined ? (
          <p>{by === 'keyboard' ? DRAG_KEYS : DRAG_HELP}</p>
        ) : preview ? (
          <Answer preview={preview} />
        ) : (
          <p>{WHERE_IT_WAS}</p>
        )}
        <DropAnswer preview={slot === undefined ? undefined : preview} />
      </div>
    </>
  );
}

/** Whether it fits is said at once; `DropAnswer` adds why, and what it costs. */
function Answer({ preview }: { preview: Preview }) {
  const { fits, shape } = preview;
  return (
    <>
      {fits ? (
        <p>
          <b>Fits.</b> Gives <b>{shape ? formatShape(shape) : '–'}</b>
        </p>
      ) : (
        <p className={styles['wrong']}>
          <CircleAlert size={16} aria-hidden /> <b>{DOES_NOT_FIT_HERE}</b>
        </p>
      )}
    </>
  );
}
