import { CircleAlert, GripVertical } from 'lucide-react';
import { useMemo } from 'react';
import { layers } from '#layers/index.ts';
import { labelOf, sentenceOf } from '#nn/problemWords.ts';
import { formatShape } from '#nn/shape.ts';
import { useEditor } from '#state/useDesk.ts';
import { formatCompact, formatCount } from '#ui/format.ts';
import { ClashPicture } from './ClashPicture.tsx';
import { cargoName } from './cargo.ts';
import styles from './DropCard.module.css';
import { useDrag } from './drag.ts';
import type { Preview } from './preview.ts';
import { signedCompact, signedCount, windowLesson } from './teacherWords.ts';

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
          <p>
            {by === 'keyboard'
              ? 'Arrow keys choose a place, Enter drops, Esc cancels'
              : 'Drop it between two blocks, or into a container · Esc cancels'}
          </p>
        ) : preview ? (
          <Answer preview={preview} />
        ) : (
          <p>Where it was · Esc cancels</p>
        )}
      </div>
    </>
  );
}

function Answer({ preview }: { preview: Preview }) {
  const { fits, shape, difference, parameters, work, multiplyAdds, block, network, inference, problem, fixes } =
    preview;
  const lesson = useMemo(() => windowLesson(block, network, inference, layers), [block, network, inference]);
  return (
    <>
      {fits ? (
        <p>
          <b>Fits.</b> Gives <b>{shape ? formatShape(shape) : '–'}</b>
        </p>
      ) : (
        <p className={styles['wrong']}>
          <CircleAlert size={16} aria-hidden /> <b>Does not fit here</b>
        </p>
      )}
      {!fits && (
        <div className={styles['why']}>
          <p>{problem && sentenceOf(problem)}</p>
          {preview.clash && <ClashPicture clash={preview.clash} />}
        </div>
      )}
      {lesson.map((line) => (
        <p key={line} className={styles['lesson']}>
          {line}
        </p>
      ))}
      {fits && (
        <p>
          {signedCount(difference)} parameters, {formatCount(parameters)} in all
          <br />
          {signedCompact(work)} multiply-adds a sample, {formatCompact(multiplyAdds)} in all
        </p>
      )}
      {fixes.map(({ fix, difference: cost }, i) => (
        <p key={labelOf(fix)} className={i === 0 ? styles['first'] : styles['other']}>
          {labelOf(fix)}{' '}
          <span>
            {signedCount(cost)} parameters{i === 0 ? ' · on release' : ' · offered after'}
          </span>
        </p>
      ))}
      {!fits && fixes.length === 0 && <p>It can be dropped all the same, and mended later.</p>}
    </>
  );
}
