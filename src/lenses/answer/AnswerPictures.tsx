import { sizeOf } from '#nn/shape.ts';
import { picturePut } from '#probes/answer/pictureError.ts';
import { lookAt, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useNowAndThen } from '#state/useNowAndThen.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { ASKING } from '#ui/waitWords.ts';
import styles from './AnswerTestSet.module.css';
import given from './GivenBack.module.css';
import { PixelCanvas } from './PixelCanvas.tsx';
import { GIVEN_BACK, offBy, PUT_IN, picturesAt } from './sampleWords.ts';

/** Pictures that are listed. */
const LISTED = 12;

/** Held-out pictures beside what the network gives back of them, those it misses most first. */
export function AnswerPictures() {
  const desk = useDesk();
  const data = useEditor((s) => s.data);
  const looked = useSample(data);
  const width = sizeOf(data.shape);
  const taken = useNowAndThen('pictures', { listed: LISTED }, ({ rows, off, pictures, count }) =>
    pictures.length > 0 && pictures.length === rows.length * width
      ? { rows, off, count, pictures: pictures.slice() }
      : undefined,
  );
  if (!taken) return <p className={styles['idle']}>{ASKING}</p>;
  const { rows, off, count, pictures } = taken.value;
  const set = data.test.length > 0 ? 'test' : 'train';
  return (
    <div className={styles['set']}>
      <p className={styles['idle']}>{picturesAt(formatCount(count), set, formatCount(taken.step))}</p>
      <ul className={styles['list']}>
        {rows.map((row, i) => (
          <li key={row}>
            <button type="button" aria-pressed={row === looked} onClick={() => lookAt(desk, row)}>
              <span className={given['pair']}>
                <PixelCanvas label={PUT_IN} shape={data.shape} pixels={() => picturePut(data, row, undefined)} />
                <PixelCanvas
                  label={GIVEN_BACK}
                  shape={data.shape}
                  pixels={() => pictures.subarray(i * width, (i + 1) * width)}
                />
              </span>
              <span>{offBy(formatNumber(off[i]!, 2))}</span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
