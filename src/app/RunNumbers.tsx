import { useEffect, useRef } from 'react';
import { watchFrames } from '#state/frames.ts';
import { useEditor } from '#state/useEditor.ts';
import { WORDS_EVERY } from '#state/useFrames.ts';
import { useOfThisRun } from '#state/usePreparing.ts';
import { formatCompact, formatCount } from '#ui/format.ts';
import styles from './RunNumbers.module.css';

/** Step, epoch and speed, written straight into the page from the frames. */
export function RunNumbers({ few = false }: { few?: boolean }) {
  const runnable = useEditor((s) => s.runnable);
  const shown = useOfThisRun();
  const list = useRef<HTMLDListElement>(null);
  useEffect(
    () =>
      watchFrames(({ position, stepsPerSecond }) => {
        const write = (name: string, text: string) => {
          const cell = list.current?.querySelector(`[data-cell=${name}]`);
          if (cell && cell.textContent !== text) cell.textContent = text;
        };
        write('step', formatCount(position.step) + (position.pending > 0 ? ` + ${position.pending}` : ''));
        write('epoch', formatCount(position.epoch));
        write('rate', Number.isFinite(stepsPerSecond) ? formatCompact(stepsPerSecond) : '–');
      }, WORDS_EVERY),
    [],
  );
  return (
    <dl ref={list} className={styles['numbers']} style={runnable ? shown : { visibility: 'hidden' }}>
      <div title="Updates of the parameters so far; “+ 3”: samples of the next one already taken">
        <dt>step</dt>
        <dd data-cell="step">0</dd>
      </div>
      {!few && (
        <div title="Whole passes over the training samples so far">
          <dt>epoch</dt>
          <dd data-cell="epoch">0</dd>
        </div>
      )}
      {!few && (
        <div title="Steps per second, measured over the last half second">
          <dt>steps/s</dt>
          <dd data-cell="rate">–</dd>
        </div>
      )}
    </dl>
  );
}
