import { palette } from '#charts/color.ts';
import { rangeMapping } from '#charts/heatmap.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { PreparedData } from '#data/prepare.ts';
import { sizeOf } from '#nn/shape.ts';
import type { BottleneckResult } from '#probes/bottleneck/bottleneck.probe.ts';
import { formatNumber } from '#ui/format.ts';
import styles from './Redrawn.module.css';

export interface RedrawnProps {
  result: BottleneckResult;
  /** The section that it is drawn from. */
  index: number;
  data: PreparedData;
}

/** The sample in hand as a linear map draws it from one section: a picture, lines over the steps, letters, or numbers. */
export function Redrawn({ result, index, data }: RedrawnProps) {
  const { picture, tokens, redrawn } = result;
  const size = sizeOf(picture) * Math.max(1, tokens);
  const values = redrawn.subarray(index * size, (index + 1) * size);
  if (values.length < size) return <span>–</span>;
  if (tokens > 0) return <Letters values={values} tokens={tokens} names={data.tokens ?? []} />;
  if (picture.length === 3) return <Picture values={values} height={picture[1]!} width={picture[2]!} />;
  if (picture.length === 2) return <Lines values={values} steps={picture[0]!} columns={picture[1]!} />;
  return (
    <span className={styles['numbers']}>
      {Array.from(values.subarray(0, 4), (value, i) => (
        <span key={i}>{formatNumber(value, 2)}</span>
      ))}
      {values.length > 4 && <span>…</span>}
    </span>
  );
}

function Picture({ values, height, width }: { values: Float32Array; height: number; width: number }) {
  const kept = values.slice(0, width * height); // the frame's memory goes back to the engine
  const { ref } = useCanvas((context, size) =>
    new Heatmap().draw(
      context,
      { values: kept, width, height },
      { x: 0, y: 0, width: size.width, height: size.height },
      palette().pixels,
      rangeMapping(0, 1),
      size.ratio,
    ),
  );
  return <canvas ref={ref} className={styles['picture']} style={{ aspectRatio: `${width} / ${height}` }} aria-hidden />;
}

/** Each column of a sequence over its steps, all on one scale. */
function Lines({ values, steps, columns }: { values: Float32Array; steps: number; columns: number }) {
  const [low, high] = [Math.min(0, ...values), Math.max(1, ...values)];
  return (
    <svg className={styles['lines']} viewBox={`0 0 ${steps} 1`} preserveAspectRatio="none" aria-hidden>
      {Array.from({ length: columns }, (_, c) => (
        <polyline
          key={c}
          points={Array.from(
            { length: steps },
            (_, t) => `${t + 0.5},${(high - values[t * columns + c]!) / (high - low)}`,
          ).join(' ')}
        />
      ))}
    </svg>
  );
}

/** The token that has the largest share at every step. */
function Letters({ values, tokens, names }: { values: Float32Array; tokens: number; names: readonly string[] }) {
  const said = Array.from({ length: values.length / tokens }, (_, t) => {
    const shares = values.subarray(t * tokens, (t + 1) * tokens);
    return names[shares.indexOf(Math.max(...shares))] ?? '?';
  });
  return <span className={styles['letters']}>{said.join(' ')}</span>;
}
