import { useRef } from 'react';
import { scoreWords } from '#lenses/answer/scoreWords.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { Explained } from '#ui/Explained.tsx';
import { writeText } from '#ui/writeText.ts';
import styles from './ScoreNumbers.module.css';
import { LOSS_SAYS, R2_SAYS, SAMPLES_RIGHT_SAYS, TEST_LOSS, TRAIN_LOSS } from './scoreNumbersWords.ts';

/** Loss and accuracy, of numbers and pictures R², in one line: of the test, or of what it trains on where there is none. */
export function ScoreNumbers() {
  const runnable = useEditor((s) => s.runnable);
  const held = useEditor((s) => s.data.test.length > 0);
  const classes = useEditor((s) => s.data.task === 'classification');
  const list = useRef<HTMLDListElement>(null);
  useFrames((frame) => {
    const { loss, accuracy, explained } = scoreWords(held ? frame?.test : frame?.train, held);
    const write = (cell: string, text: string) =>
      writeText(list.current?.querySelector(`[data-cell=${cell}]`), text || '–');
    write('foot-loss', loss);
    write('foot-score', classes ? accuracy : explained);
  }, WORDS_EVERY);
  return (
    <dl ref={list} className={styles['scores']} style={runnable ? undefined : { visibility: 'hidden' }}>
      <div>
        <dt>
          <Explained says={LOSS_SAYS} term="loss">
            {held ? TEST_LOSS : TRAIN_LOSS}
          </Explained>
        </dt>
        <dd data-cell="foot-loss">–</dd>
      </div>
      <div>
        <dt>
          {classes ? (
            <Explained says={SAMPLES_RIGHT_SAYS} term="accuracy">
              accuracy
            </Explained>
          ) : (
            <Explained says={R2_SAYS} term="r2">
              R²
            </Explained>
          )}
        </dt>
        <dd data-cell="foot-score">–</dd>
      </div>
    </dl>
  );
}
