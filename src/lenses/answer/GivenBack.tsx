import { useMemo } from 'react';
import { ColorKey } from '#charts/ColorKey.tsx';
import type { PreparedData } from '#data/prepare.ts';
import { sizeOf } from '#nn/shape.ts';
import type { AnswerResult } from '#probes/answer/answer.probe.ts';
import { pictureError, picturePut } from '#probes/answer/pictureError.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk } from '#state/useDesk.ts';
import { useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatFixed, formatNumber } from '#ui/format.ts';
import styles from './GivenBack.module.css';
import { PixelCanvas } from './PixelCanvas.tsx';

type PictureProps = Pick<GivenBackProps, 'data' | 'row' | 'drawing'>;

export interface GivenBackProps {
  data: PreparedData;
  row: number;
  drawing?: Float32Array | undefined;
  /** Without the picture put in, which is shown already. */
  answerOnly?: boolean;
}

/** What the network gives back of a row, in the present frame. */
function answerOf(desk: Desk, { shape }: PreparedData, row: number): AnswerResult | undefined {
  const answer = desk.editor.frame?.probes.answer;
  return answer?.sample === row && answer.mean.length === sizeOf(shape) ? answer : undefined;
}

const backOf = (desk: Desk, data: PreparedData, row: number) => answerOf(desk, data, row)?.values;

/** Asks for what the network gives back of a row, as long as it is shown. */
function useBack(row: number): void {
  useProbe('answer', { resolution: 0, samples: false, sample: row }, true);
}

function Put({ data, row, drawing }: PictureProps) {
  const put = picturePut(data, row, drawing);
  return (
    <figure>
      <PixelCanvas label="The picture put in" shape={data.shape} pixels={() => put} />
      <figcaption>put in</figcaption>
    </figure>
  );
}

function Back({ data, row }: PictureProps) {
  const desk = useDesk();
  return (
    <figure>
      <PixelCanvas label="The picture given back" shape={data.shape} pixels={() => backOf(desk, data, row)} />
      <figcaption>given back</figcaption>
    </figure>
  );
}

/** A picture put in and given back, in little room. */
export function GivenPair(props: PictureProps) {
  useBack(props.row);
  return (
    <div className={styles['small']}>
      <Put {...props} />
      <Back {...props} />
    </div>
  );
}

/** A picture put in, what the network gives back of it as it trains, how the two differ, and by how much. */
export function GivenBack({ data, row, drawing, answerOnly = false }: GivenBackProps) {
  const desk = useDesk();
  useBack(row);
  const put = picturePut(data, row, drawing);
  const difference = useMemo(() => new Float32Array(sizeOf(data.shape)), [data]);
  const error = useFrameValue(() => {
    const answer = answerOf(desk, data, row);
    if (!answer) return undefined;
    const { squared, explained } = pictureError(put, answer.values, answer.mean);
    return `${formatNumber(squared)}|${Number.isNaN(explained) ? '–' : formatFixed(explained, 2)}`;
  }, WORDS_EVERY);
  const [squared, explained] = error?.split('|') ?? [];
  return (
    <div className={styles['given']} role="group" aria-label="The picture given back">
      <div className={styles['trio']}>
        {!answerOnly && <Put data={data} row={row} drawing={drawing} />}
        <Back data={data} row={row} />
        <figure>
          <PixelCanvas
            label="The difference: what is given back less what was put in"
            shape={data.shape}
            signed
            pixels={() => {
              const back = backOf(desk, data, row);
              if (!back) return undefined;
              for (let p = 0; p < difference.length; p++) difference[p] = back[p]! - put[p]!;
              return difference;
            }}
          />
          <figcaption>difference</figcaption>
        </figure>
      </div>
      <ColorKey scale="signed" low="too little ink" high="too much" width={56} />
      {squared === undefined ? (
        <p className={styles['idle']}>Not computed yet.</p>
      ) : (
        <dl className={styles['numbers']}>
          <div>
            <dt>
              <Explained says="The mean over its pixels of (given back − put in)²" term="squaredError">
                squared error
              </Explained>
            </dt>
            <dd data-cell="picture-error">{squared}</dd>
          </div>
          <div>
            <dt>
              <Explained
                says="1 − its squared error / that of the mean picture: 1 is perfect, 0 no better than giving back the mean of all"
                term="r2"
              >
                R² of this picture
              </Explained>
            </dt>
            <dd data-cell="picture-explained">{explained}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}
