import styles from './Survey.module.css';

export interface RibbonProps {
  /** One value a section; null or NaN where nothing was read. What is beyond 0 … 1 is drawn at the edge. */
  values: readonly (number | null)[];
  /** The initialisation baseline: the same at the start; empty while it is being measured. */
  baseline: readonly (number | null)[];
  /** From where to where the whiskers go. */
  ranges?: readonly (readonly [low: number, high: number] | null)[];
  /** What guessing reaches: a thin line across. */
  chance?: number;
  /** The answer that is asked for stands out. */
  strong?: boolean;
  /** Columns of which this is the picture; all without it. */
  part?: { readonly from: number; readonly to: number };
}

/** A line over the columns of a table, as high as its row: now in ink, the start dotted. Scaled to 0 … 1 always. */
export function Ribbon({ values, baseline, ranges = [], chance, strong = false, part }: RibbonProps) {
  const n = Math.max(1, values.length);
  const { from, to } = part ?? { from: 0, to: n };
  const height = (value: number) => 1 - Math.min(1, Math.max(0, value));
  const place = (value: number | null, i: number) =>
    value === null || Number.isNaN(value) ? null : ([i + 0.5, height(value)] as const);
  const points = values.map(place).filter((p) => p !== null);
  const start = baseline.map(place).filter((p) => p !== null);
  const path = (list: readonly (readonly [number, number])[]) => list.map(([x, y]) => `${x},${y}`).join(' ');
  const [first, last] = [points[0], points.at(-1)];
  return (
    <svg
      className={styles['ribbon']}
      viewBox={`${from} -0.04 ${to - from} 1.08`}
      preserveAspectRatio="none"
      aria-hidden="true"
    >
      <line className={styles['hair']} x1={0} x2={n} y1={0} y2={0} />
      <line className={styles['axis']} x1={0} x2={n} y1={1} y2={1} />
      {first && last && (
        <polygon
          className={strong ? styles['strong'] : styles['area']}
          points={`${first[0]},1 ${path(points)} ${last[0]},1`}
        />
      )}
      {chance !== undefined && <line className={styles['chance']} x1={0} x2={n} y1={1 - chance} y2={1 - chance} />}
      <polyline className={styles['start']} points={path(start)} />
      <polyline className={styles['now']} points={path(points)} />
      {ranges.map((range, i) =>
        range === null ? null : (
          <line
            key={i}
            className={styles['whisker']}
            x1={i + 0.5}
            x2={i + 0.5}
            y1={height(range[1])}
            y2={height(range[0])}
          />
        ),
      )}
    </svg>
  );
}
