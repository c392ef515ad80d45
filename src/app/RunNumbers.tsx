import { useRef } from 'react';
import { useEditor } from '#state/useDesk.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { Explained } from '#ui/Explained.tsx';
import { writeText } from '#ui/writeText.ts';
import styles from './RunNumbers.module.css';
import { runNumbers } from './runWords.ts';
import { EPOCHS_SAY, MEASURED_SPEED_SAYS, STEP_SAYS } from './transportWords.ts';

/** Step, epoch and speed, written straight into the page from the frames. */
export function RunNumbers({ few = false }: { few?: boolean }) {
  const runnable = useEditor((s) => s.runnable);
  const list = useRef<HTMLDListElement>(null);
  useFrames((frame) => {
    for (const [name, text] of Object.entries(runNumbers(frame)))
      writeText(list.current?.querySelector(`[data-cell=${name}]`), text);
  }, WORDS_EVERY);
  return (
    <dl ref={list} className={styles['numbers']} style={runnable ? undefined : { visibility: 'hidden' }}>
      <div>
        <dt>
          <Explained says={STEP_SAYS} term="step">
            step
          </Explained>
        </dt>
        <dd data-cell="step">–</dd>
      </div>
      {!few && (
        <div>
          <dt>
            <Explained says={EPOCHS_SAY} term="epoch">
              epoch
            </Explained>
          </dt>
          <dd data-cell="epoch">–</dd>
        </div>
      )}
      {!few && (
        <div>
          <dt>
            <Explained says={MEASURED_SPEED_SAYS} term="step">
              steps/s
            </Explained>
          </dt>
          <dd data-cell="rate">–</dd>
        </div>
      )}
    </dl>
  );
}
