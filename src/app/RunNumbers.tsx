import { useRef } from 'react';
import { useEditor } from '#state/useEditor.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { formatCompact, formatCount } from '#ui/format.ts';
import styles from './RunNumbers.module.css';

/** Step, epoch and speed, written straight into the page from the frames. */
export function RunNumbers({ few = false }: { few?: boolean }) {
  const runnable = useEditor((s) => s.runnable);
  const list = useRef<HTMLDListElement>(null);
  useFrames((frame) => {
    const write = (name: string, text: string) => {
      const cell = list.current?.querySelector(`[data-cell=${name}]`);
      if (cell && cell.textContent !== text) cell.textContent = text;
    };
    const { step, pending, epoch } = frame?.position ?? { step: 0, pending: 0, epoch: 0 };
    write('step', frame ? formatCount(step) + (pending > 0 ? ` + ${pending}` : '') : '–');
    write('epoch', frame ? formatCount(epoch) : '–');
    write('rate', frame && Number.isFinite(frame.stepsPerSecond) ? formatCompact(frame.stepsPerSecond) : '–');
  }, WORDS_EVERY);
  return (
    <dl ref={list} className={styles['numbers']} style={runnable ? undefined : { visibility: 'hidden' }}>
      <div title="Updates of the parameters so far; “+ 3”: samples of the next one already taken">
        <dt>step</dt>
        <dd data-cell="step">–</dd>
      </div>
      {!few && (
        <div title="Whole passes over the training samples so far">
          <dt>epoch</dt>
          <dd data-cell="epoch">–</dd>
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
