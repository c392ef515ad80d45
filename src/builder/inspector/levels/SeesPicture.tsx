import type { InferredBlock } from '#nn/inferShapes.ts';
import { type Flow, formatShape } from '#nn/shape.ts';
import styles from './SeesPicture.module.css';
import { type Sheet, seesPicture } from './seesPicture.ts';

/** Narrower cells have no lines between them. */
const LEAST_CELL = 5;

/** What one number of the block's output is made from, drawn to the shapes at hand. */
export function SeesPicture({
  inferred,
  label,
}: {
  inferred: InferredBlock & { readonly output: Flow };
  label: string;
}) {
  const { width, height, sheets, lines } = seesPicture(inferred);
  return (
    <figure className={styles['figure']}>
      <svg viewBox={`0 0 ${width} ${height}`} role="img" aria-label={label}>
        {sheets.map((sheet, i) => (
          <SheetView key={i} sheet={sheet} />
        ))}
        <g className={styles['lines']}>
          {lines.map(({ from, to }) => (
            <line key={from.join()} x1={from[0]} y1={from[1]} x2={to[0]} y2={to[1]} />
          ))}
        </g>
      </svg>
      <div className={styles['ends']}>
        <span>input {formatShape(inferred.input.shape)}</span>
        <span>output {formatShape(inferred.output.shape)}</span>
      </div>
    </figure>
  );
}

function SheetView({ sheet }: { sheet: Sheet }) {
  const { x, y, w, h, cell, columns, rows, more, seen, next, padding, made } = sheet;
  const grid =
    cell >= LEAST_CELL
      ? [
          ...Array.from({ length: columns - 1 }, (_, i) => `M${x + (i + 1) * cell} ${y}v${h}`),
          ...Array.from({ length: rows - 1 }, (_, i) => `M${x} ${y + (i + 1) * cell}h${w}`),
        ].join('')
      : '';
  const rect = (of: typeof seen, name: string) =>
    of && <rect className={styles[name]} x={of.x} y={of.y} width={of.w} height={of.h} />;
  return (
    <>
      {rect(padding, 'padding')}
      <rect className={styles['sheet']} x={x} y={y} width={w} height={h} />
      <path className={styles['grid']} d={grid} />
      {rect(seen, 'seen')}
      {rect(next, 'next')}
      {rect(made, 'made')}
      {more === 'right' && (
        <text className={styles['more']} x={x + w + 2} y={y + h / 2 + 4}>
          …
        </text>
      )}
      {more === 'below' && (
        <text className={styles['more']} x={x + w + 4} y={y + h}>
          …
        </text>
      )}
    </>
  );
}
