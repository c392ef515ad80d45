import { useRef } from 'react';
import { samplesName } from '#samples/places.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatCount } from '#ui/format.ts';
import { writeText } from '#ui/writeText.ts';
import {
  EXACT_SAYS,
  LOSS_SAYS,
  MARGIN_SAYS,
  NO_TEST,
  R2_SAYS,
  SAMPLES_RIGHT_SAYS,
  STEPS_RIGHT_SAYS,
} from './answerWords.ts';
import styles from './ScoreTable.module.css';
import { scoreWords } from './scoreWords.ts';

/** Loss and accuracy (of numbers and pictures R²) on test and train, written from the frames. */
export function ScoreTable() {
  const classes = useEditor((s) => s.data.task === 'classification');
  const held = useEditor((s) => s.data.test.length);
  const trained = useEditor((s) => s.data.train.length);
  const points = useEditor((s) => samplesName(s.data));
  const perStep = useEditor((s) => s.data.positions > 1);
  const body = useRef<HTMLTableElement>(null);

  useFrames((frame) => {
    const write = (name: string, text: string) => writeText(body.current?.querySelector(`[data-cell="${name}"]`), text);
    for (const [set, score] of [
      ['test', frame?.test],
      ['train', frame?.train],
    ] as const) {
      const words = scoreWords(score, set === 'test');
      write(`${set}-loss`, words.loss);
      write(`${set}-accuracy`, words.accuracy);
      write(`${set}-explained`, words.explained);
      write(`${set}-margin`, words.margin);
      if (set === 'test') write('bound', words.bound);
    }
  }, WORDS_EVERY);

  return (
    <table ref={body} className={styles['table']}>
      <thead>
        <tr>
          <th scope="col">
            <span className="visually-hidden">samples</span>
          </th>
          <th scope="col">
            <Explained says={LOSS_SAYS} term="loss">
              loss
            </Explained>
          </th>
          {classes && (
            <th scope="col">
              <Explained says={perStep ? STEPS_RIGHT_SAYS : SAMPLES_RIGHT_SAYS} term="accuracy">
                accuracy
              </Explained>
            </th>
          )}
          {!classes && (
            <th scope="col">
              <Explained says={R2_SAYS} term="r2">
                R²
              </Explained>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {held > 0 ? (
          <tr className={styles['test']}>
            <th scope="row">
              <b>test</b> {formatCount(held)} <span>{points}</span>
            </th>
            <td data-cell="test-loss" />
            {!classes && (
              <td>
                <b data-cell="test-explained" />
              </td>
            )}
            {classes && (
              <td data-term="uncertainty" data-explain={MARGIN_SAYS}>
                <b data-cell="test-accuracy" /> <span data-cell="test-margin" />
              </td>
            )}
          </tr>
        ) : (
          <tr>
            <th scope="row" colSpan={3}>
              <b>test</b> {NO_TEST} {points}
            </th>
          </tr>
        )}
        <tr>
          <th scope="row">
            <b>train</b> {formatCount(trained)} <span>{points}</span>
          </th>
          <td data-cell="train-loss" />
          {!classes && <td data-cell="train-explained" />}
          {classes && (
            <td data-term="badge" data-explain={EXACT_SAYS}>
              <span data-cell="train-accuracy" /> <span data-cell="train-margin" />
            </td>
          )}
        </tr>
        {classes && held > 0 && (
          <tr className={styles['bound']}>
            <td colSpan={3} data-cell="bound" />
          </tr>
        )}
      </tbody>
    </table>
  );
}
