import { useMemo } from 'react';
import { curesOf } from '#builder/cures.ts';
import { layers } from '#layers/index.ts';
import { labelOf } from '#nn/problemWords.ts';
import { plainSentence } from '#state/plainProblemWords.ts';
import { useDesk } from '#state/useDesk.ts';
import { formatCompact, formatCount } from '#ui/format.ts';
import { ClashPicture } from './ClashPicture.tsx';
import styles from './DropCard.module.css';
import { IN_ALL, MULTIPLY_ADDS } from './dropWords.ts';
import type { Preview } from './preview.ts';
import { offeredAfter, onRelease, signedCompact, signedCount } from './teacherWords.ts';
import { windowLesson } from './windowLesson.ts';

/** Why something does not fit, the sums of its window, what it costs, and ways out. */
export function DropAnswer({ preview }: { preview: Preview | undefined }) {
  return preview && <Answer preview={preview} />;
}

function Answer({ preview }: { preview: Preview }) {
  const { fits, difference, parameters, work, multiplyAdds, block, network, inference, problem, fixes } = preview;
  const desk = useDesk();
  const lesson = useMemo(() => windowLesson(block, network, inference, layers), [block, network, inference]);
  return (
    <>
      {!fits && (
        <div className={styles['why']}>
          <p>{problem && plainSentence(problem)}</p>
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
          {signedCount(difference)} parameters, {formatCount(parameters)} {IN_ALL}
          <br />
          {signedCompact(work)} {MULTIPLY_ADDS} {formatCompact(multiplyAdds)} {IN_ALL}
        </p>
      )}
      {fixes.map(({ fix, difference: cost }, i) => (
        <p key={labelOf(fix)} className={i === 0 ? styles['first'] : styles['other']}>
          {labelOf(fix)}{' '}
          <span>
            {signedCount(cost)} parameters · {i === 0 ? onRelease : offeredAfter}
          </span>
        </p>
      ))}
      {!fits &&
        fixes.length === 0 &&
        problem &&
        curesOf(desk, problem).map(({ label }) => (
          <p key={label} className={styles['other']}>
            {label} <span>· {offeredAfter}</span>
          </p>
        ))}
    </>
  );
}
