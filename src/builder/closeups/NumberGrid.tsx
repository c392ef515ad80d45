import { cssOf, palette, signedColor } from '#charts/color.ts';
import { formatNumber } from '#ui/format.ts';
import styles from './closeUp.module.css';
import { cellAt } from './gridCell.ts';

export interface NumberGridProps {
  /** What the numbers are. */
  title: string;
  /** Row by row. */
  values: readonly number[];
  rows: number;
  columns: number;
  /** The end of the scale. */
  limit: number;
  /** Ink of an image, 0 … 1. */
  pixels?: boolean;
  /** The number that the pointer means, in this grid and in those beside it. */
  lit?: number | undefined;
  onLit?: (index: number | undefined) => void;
  /** The number that is chosen from the others. */
  chosen?: number | undefined;
}

/** Wider grids have no room for numbers in their cells. */
const MOST_WRITTEN = 3;

/** A patch, a kernel or their products: a square for each number, in its colour; written in where there is room. */
export function NumberGrid(props: NumberGridProps) {
  const { title, values, rows, columns, limit, pixels = false, lit, onLit, chosen } = props;
  const colorOf = (value: number) =>
    pixels ? cssOf(palette().pixels[Math.round(Math.max(0, Math.min(1, value)) * 256)]!) : signedColor(value, limit);
  const written = Math.max(rows, columns) <= MOST_WRITTEN;
  const dark = (value: number) => (pixels ? value > 0.5 : Math.abs(value) > 0.7 * limit);
  const meant = (event: { currentTarget: Element; clientX: number; clientY: number }) => {
    const box = event.currentTarget.getBoundingClientRect();
    const [across, down] = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
    onLit?.(cellAt(across, down, rows, columns));
  };
  const mark = (i: number, name: string) => (
    <rect className={styles[name]} x={i % columns} y={Math.floor(i / columns)} width={1} height={1} />
  );
  return (
    <svg
      className={styles['grid']}
      viewBox={`0 0 ${columns} ${rows}`}
      style={{ width: `calc(var(--high) * ${columns / rows})` }}
      role="img"
      aria-label={`${title}: ${values.map((v) => formatNumber(v, 2)).join(', ')}`}
      onPointerMove={meant}
      onPointerDown={meant}
      onPointerLeave={() => onLit?.(undefined)}
    >
      {values.map((value, i) => (
        <g key={`${Math.floor(i / columns)} ${i % columns}`}>
          <rect
            x={i % columns}
            y={Math.floor(i / columns)}
            width={1}
            height={1}
            fill={colorOf(value)}
            className={styles['cell']}
          />
          {written && (
            <text
              x={(i % columns) + 0.5}
              y={Math.floor(i / columns) + 0.5}
              className={styles['written']}
              data-on={dark(value) || undefined}
            >
              {formatNumber(value, 2)}
            </text>
          )}
        </g>
      ))}
      {chosen !== undefined && mark(chosen, 'chosen')}
      {lit !== undefined && lit < values.length && mark(lit, 'lit')}
    </svg>
  );
}

/** The greatest |value|, the end of a scale. */
export const limitOf = (values: readonly number[]): number =>
  values.reduce((most, value) => Math.max(most, Math.abs(value)), 1e-9);
