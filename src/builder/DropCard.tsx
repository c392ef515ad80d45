import { CircleAlert, GripVertical } from 'lucide-react';
import { formatShape } from '#nn/shape.ts';
import { formatCount, MINUS } from '#ui/format.ts';
import styles from './DropCard.module.css';
import { cargoName, useDrag } from './drag.ts';

/** A change of a count: +6, −1 234, ±0. */
const signedCount = (n: number) => `${n > 0 ? '+' : n < 0 ? MINUS : '±'}${formatCount(Math.abs(n))}`;

/** What is carried, under the pointer, and the shape teacher's answer beside it: before release. */
export function DropCard() {
  const { cargo, by, x, y, preview, slot } = useDrag((s) => s);
  if (!cargo) return null;
  const narrow = window.innerWidth < 560;
  const left = Math.max(8, Math.min(x + 16, window.innerWidth - 300));
  const top = y > window.innerHeight - 220 ? y - 180 : y + 28;
  const atPointer = by === 'pointer' && !narrow;
  return (
    <>
      {by === 'pointer' && (
        <div className={styles['ghost']} style={{ left: x, top: y }}>
          <GripVertical size={14} aria-hidden />
          <b>{cargoName(cargo)}</b>
        </div>
      )}
      <div
        className={styles['card']}
        data-fits={preview?.fits}
        style={atPointer ? { left, top } : { left: '50%', bottom: 96, translate: '-50%' }}
      >
        {slot === undefined || !preview ? (
          <p>
            {by === 'keyboard'
              ? 'Arrow keys choose a place, Enter drops, Esc cancels'
              : 'Drop it between two blocks · Esc cancels'}
          </p>
        ) : preview.fits ? (
          <>
            <p>
              <b>Fits.</b> Gives <b>{preview.shape ? formatShape(preview.shape) : '–'}</b>
            </p>
            <p>
              {signedCount(preview.difference)} parameters, {formatCount(preview.parameters)} in all
            </p>
          </>
        ) : (
          <>
            <p className={styles['wrong']}>
              <CircleAlert size={16} aria-hidden /> <b>Does not fit here</b>
            </p>
            <p>{preview.problem?.message}</p>
            {preview.fixes.map(({ fix, difference }, i) => (
              <p key={fix.label} className={i === 0 ? styles['first'] : styles['other']}>
                {fix.label}{' '}
                <span>
                  {signedCount(difference)} parameters{i === 0 ? ' · on release' : ''}
                </span>
              </p>
            ))}
          </>
        )}
      </div>
    </>
  );
}
