import { useMemo } from 'react';
import { palette } from '#charts/color.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { SampleFigure } from '#samples/SampleFigure.tsx';
import { lookAt, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useNowAndThen } from '#state/useNowAndThen.ts';
import { formatCount, formatNumber } from '#ui/format.ts';
import { ASKING } from '#ui/waitWords.ts';
import styles from './AnswerTestSet.module.css';
import { worstFirst } from './sampleAnswer.ts';
import {
  ASKED_AXIS,
  furthestFirst,
  NO_NUMBER,
  NOT_COMPUTED,
  offBy,
  rightOf,
  scatterLabel,
  wrongOf,
} from './sampleWords.ts';

/** Samples that are listed. */
const LISTED = 12;

/** All held-out samples: those with a wrong answer first; for numbers, what was said against what was asked for. */
export function AnswerTestSet() {
  const desk = useDesk();
  const data = useEditor((s) => s.data);
  const row = useSample(data);
  const said = useNowAndThen('answer', { resolution: 0, samples: true, sample: row }, (answer) =>
    answer.said.length > 0 ? answer.said.slice() : undefined,
  )?.value;
  const list = useMemo(() => said && worstFirst(said, data), [said, data]);
  if (!said || !list) return <p className={styles['idle']}>{ASKING}</p>;
  const classes = data.classNames.length > 0;
  const set = data.test.length > 0 ? 'test' : 'train';
  const wrong = list.filter((entry) => entry.wrong > 0).length;
  return (
    <div className={styles['set']}>
      {!classes && data.positions === 1 && <Scatter said={said} rows={list.map((entry) => entry.row)} />}
      <p className={styles['idle']}>
        {classes && said.some(Number.isNaN)
          ? NOT_COMPUTED
          : classes
            ? wrongOf(formatCount(wrong), formatCount(list.length), set)
            : furthestFirst(formatCount(list.length), set)}
      </p>
      <ul className={styles['list']}>
        {list.slice(0, LISTED).map(({ row: one, wrong: count, off }) => (
          <li key={one}>
            <button type="button" aria-pressed={one === row} onClick={() => lookAt(desk, one)}>
              <SampleFigure data={data} row={one} small className={styles['figure'] ?? ''} />
              <span data-wrong={count > 0}>
                {!classes
                  ? offBy(formatNumber(off, 2))
                  : data.positions > 1
                    ? rightOf(data.positions - count, data.positions)
                    : `says ${data.classNames[said[one]!] ?? NO_NUMBER}`}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Said (up) against asked for (across): on the line they are equal. */
function Scatter({ said, rows }: { said: Float32Array; rows: readonly number[] }) {
  const { targets } = useEditor((s) => s.data);
  const { ref } = useCanvas((context, { width, height }) => {
    const values = rows.flatMap((row) => [said[row]!, targets[row]!]).filter(Number.isFinite);
    const low = values.reduce((a, b) => Math.min(a, b), 0);
    const high = values.reduce((a, b) => Math.max(a, b), 1e-6);
    const [left, bottom] = [30, 16];
    const x = (v: number) => left + ((v - low) / (high - low)) * (width - left - 6);
    const y = (v: number) => height - bottom - ((v - low) / (high - low)) * (height - bottom - 6);
    const { hair, ink1, ink2 } = palette();
    context.strokeStyle = hair;
    context.beginPath();
    context.moveTo(x(low), y(low));
    context.lineTo(x(high), y(high));
    context.stroke();
    context.fillStyle = ink2;
    context.font = '11px "Inter Variable", system-ui, sans-serif';
    context.textAlign = 'right';
    context.fillText(formatNumber(high, 2, true), left - 4, y(high) + 8);
    context.fillText(formatNumber(low, 2, true), left - 4, y(low));
    context.fillText(ASKED_AXIS, width - 6, height - 3);
    context.textAlign = 'left';
    context.fillText('said ↑', left + 4, 12);
    context.globalAlpha = 0.55;
    context.fillStyle = ink1;
    for (const row of rows) {
      context.beginPath();
      context.arc(x(targets[row]!), y(said[row]!), 2, 0, 2 * Math.PI);
      context.fill();
    }
    context.globalAlpha = 1;
  });
  return <canvas ref={ref} className={styles['scatter']} role="img" aria-label={scatterLabel(rows.length)} />;
}
