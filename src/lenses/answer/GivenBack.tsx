import { useMemo } from 'react';
import { ColorKey } from '#charts/ColorKey.tsx';
import type { PreparedData } from '#data/prepare.ts';
import { sizeOf } from '#nn/shape.ts';
import type { AnswerResult } from '#probes/answer/answer.probe.ts';
import { pictureError, picturePut } from '#probes/answer/pictureError.ts';
import type { Desk } from '#state/desk.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue, WORDS_EVERY } from '#state/useFrames.ts';
import { useProbe } from '#state/useProbe.ts';
import { Explained } from '#ui/Explained.tsx';
import { formatFixed, formatNumber } from '#ui/format.ts';
import { NOT_COMPUTED_YET } from '#ui/waitWords.ts';
import styles from './GivenBack.module.css';
import { PixelCanvas } from './PixelCanvas.tsx';
import {
  DIFFERENCE_SAYS,
  GIVEN_BACK_NOTE,
  PICTURE_GIVEN_BACK,
  PICTURE_PUT_IN,
  PUT_IN_NOTE,
  R2_OF_PICTURE,
  R2_OF_PICTURE_SAYS,
  SQUARED_ERROR,
  SQUARED_ERROR_SAYS,
  TOO_LITTLE_INK,
  TOO_MUCH,
} from './sampleWords.ts';

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
      <PixelCanvas label={PICTURE_PUT_IN} shape={data.shape} pixels={() => put} />
      <figcaption>{PUT_IN_NOTE}</figcaption>
    </figure>
  );
}

function Back({ data, row }: PictureProps) {
  const desk = useDesk();
  return (
    <figure>
      <PixelCanvas label={PICTURE_GIVEN_BACK} shape={data.shape} pixels={() => backOf(desk, data, row)} />
      <figcaption>{GIVEN_BACK_NOTE}</figcaption>
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
  const runnable = useEditor((s) => s.runnable);
  return (
    <div className={styles['given']} role="group" aria-label={PICTURE_GIVEN_BACK}>
      <div className={styles['trio']}>
        {!answerOnly && <Put data={data} row={row} drawing={drawing} />}
        <Back data={data} row={row} />
        <figure>
          <PixelCanvas
            label={DIFFERENCE_SAYS}
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
      <ColorKey scale="signed" low={TOO_LITTLE_INK} high={TOO_MUCH} width={56} />
      {squared === undefined ? (
        runnable && <p className={styles['idle']}>{NOT_COMPUTED_YET}</p>
      ) : (
        <dl className={styles['numbers']}>
          <div>
            <dt>
              <Explained says={SQUARED_ERROR_SAYS} term="squaredError">
                {SQUARED_ERROR}
              </Explained>
            </dt>
            <dd data-cell="picture-error">{squared}</dd>
          </div>
          <div>
            <dt>
              <Explained says={R2_OF_PICTURE_SAYS} term="r2">
                {R2_OF_PICTURE}
              </Explained>
            </dt>
            <dd data-cell="picture-explained">{explained}</dd>
          </div>
        </dl>
      )}
    </div>
  );
}
