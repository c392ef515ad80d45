import { useRef } from 'react';
import { useDrawing, useSample } from '#state/sample.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrames, WORDS_EVERY } from '#state/useFrames.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import { writeText } from '#ui/writeText.ts';
import { AnswerCanvas } from './AnswerCanvas.tsx';
import styles from './AnswerStrip.module.css';
import {
  ANSWER_IN_SHORT,
  ANSWER_OVER_THE_PLANE,
  LOSS_BY_EPOCH,
  THE_CURVE,
  THE_PICTURE,
  THE_SAMPLE,
} from './answerWords.ts';
import { RunChart } from './runChartPart.ts';
import { scoreWords } from './scoreWords.ts';
import { useShownUnit } from './useShownUnit.ts';

const AnswerCurve = lazyPart(THE_CURVE, () => import('./AnswerCurve.tsx').then((m) => m.AnswerCurve));
const GivenPair = lazyPart(THE_PICTURE, () => import('./GivenBack.tsx').then((m) => m.GivenPair), {
  waiting: <div className={styles['map']} />,
});
const SampleFigure = lazyPart(THE_SAMPLE, () => import('#samples/SampleFigure.tsx').then((m) => m.SampleFigure));

/** The answer in little room, for phones: it stays on top of every panel. */
export function AnswerStrip() {
  const data = useEditor((s) => s.data);
  const unit = useShownUnit();
  const row = useSample(data);
  const drawing = useDrawing(data);
  const box = useRef<HTMLElement>(null);
  const held = data.test.length > 0;
  const set = held ? 'test' : 'train';

  useFrames((frame) => {
    const words = scoreWords(held ? frame?.test : frame?.train, held);
    for (const [name, text] of Object.entries(words)) {
      writeText(box.current?.querySelector(`[data-cell="${name}"]`), text);
    }
  }, WORDS_EVERY);

  return (
    <section ref={box} className={styles['strip']} aria-label={ANSWER_IN_SHORT}>
      {data.task === 'picture' ? (
        <GivenPair data={data} row={row} drawing={drawing} />
      ) : data.dimensions === 0 ? (
        <div className={styles['map']}>
          <SampleFigure data={data} row={row} drawing={drawing} small />
        </div>
      ) : data.dimensions === 1 ? (
        <div className={styles['map']}>
          <AnswerCurve unit={unit} small />
        </div>
      ) : (
        <AnswerCanvas label={ANSWER_OVER_THE_PLANE} points={false} unit={unit} className={styles['map']} />
      )}
      <div className={styles['numbers']}>
        {data.task === 'classification' && (
          <p>
            {set} accuracy
            <b>
              <span data-cell="accuracy" /> <small data-cell="margin" />
            </b>
            <small data-cell="bound" className="visually-hidden" />
          </p>
        )}
        {data.task !== 'classification' && (
          <p>
            {set} R²
            <b data-cell="explained" />
          </p>
        )}
        <p>
          {set} {LOSS_BY_EPOCH}
          <b data-cell="loss" />
        </p>
        <div className={styles['chart']}>
          <RunChart small />
        </div>
      </div>
    </section>
  );
}
