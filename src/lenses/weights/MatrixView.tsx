import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { rem, textScale } from '#charts/textScale.ts';
import { Heatmap } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { useLensRoom } from '#lenses/frame/lensRoom.ts';
import { formatShape, type Shape } from '#nn/shape.ts';
import { useDesk } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { announce } from '#ui/Announcer.tsx';
import { Explained } from '#ui/Explained.tsx';
import { formatNumber } from '#ui/format.ts';
import { type Cell, drawHistogram, drawMatrix, elementWords, matrixIn, sidesOf } from './matrix.ts';
import styles from './WeightsLens.module.css';

/** Pixels that a matrix may take, and the largest side of a cell: beside the stage, and in its room. */
const most = { small: { high: 112, wide: 240, cell: 14 }, large: { high: 224, wide: 480, cell: 28 } } as const;
/** Pixels of a matrix from which on what belongs to it stands below. */
const BELOW = 560;

export interface MatrixViewProps {
  block: string;
  name: string;
  /** [rows, columns]; with one axis a column; more axes are laid flat behind the first. */
  shape: Shape;
  title: string;
}

/** One parameter as a matrix of colours on its own signed scale; pointer and arrow keys read its numbers. */
export function MatrixView({ block, name, shape, title }: MatrixViewProps) {
  const { editor } = useDesk();
  const { rows, columns } = sidesOf(shape);
  const limit = most[useLensRoom()];
  const cell = Math.max(3, Math.min(limit.cell, Math.floor(limit.high / rows), Math.floor(limit.wide / columns)));
  const map = useRef<Heatmap>(null);
  const place = useRef<Cell>(undefined);
  const words = useRef<HTMLParagraphElement>(null);
  const scale = useRef<HTMLSpanElement>(null);
  map.current ??= new Heatmap();

  const present = () => matrixIn(editor.frame, block, name);

  const matrix = useCanvas((context, size) => {
    const found = present();
    if (found && map.current) drawMatrix(context, size, map.current, found, cell, place.current);
  });

  const spread = useCanvas((context, size) => {
    const found = present();
    if (found) drawHistogram(context, size, found);
  });

  function read(): string {
    const found = present();
    return place.current && found ? elementWords(found, place.current) : '';
  }

  function show(): void {
    const text = read();
    if (words.current && words.current.textContent !== text) words.current.textContent = text;
    const found = present();
    const end = found ? `±${formatNumber(found.limit, 2)}` : '';
    if (scale.current && scale.current.textContent !== end) scale.current.textContent = end;
    matrix.invalidate();
    spread.invalidate();
  }
  useFrames(show);

  function meant(next: Cell | undefined): void {
    place.current = next && {
      row: Math.max(0, Math.min(rows - 1, next.row)),
      column: Math.max(0, Math.min(columns - 1, next.column)),
    };
    show();
  }

  function onPointer(event: PointerEvent<HTMLElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const size = cell * textScale();
    meant({ row: Math.floor((event.clientY - box.top) / size), column: Math.floor((event.clientX - box.left) / size) });
  }

  function onKey(event: KeyboardEvent): void {
    const by = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!by) return;
    event.preventDefault();
    const { row, column } = place.current ?? { row: -by[0]!, column: -by[1]! };
    meant({ row: row + by[0]!, column: column + by[1]! });
    announce(read());
  }

  return (
    <section className={styles['card']} data-wide={columns * cell > BELOW}>
      <h3>
        {title} <span>{formatShape(shape)}</span>
      </h3>
      <div className={styles['scroll']}>
        <div
          className={styles['matrix']}
          style={{ width: rem(columns * cell), height: rem(rows * cell) }}
          role="application"
          aria-label={`${title}, ${rows} by ${columns}: arrow keys read the numbers`}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a matrix that arrow keys walk over
          tabIndex={0}
          onPointerMove={onPointer}
          onPointerDown={onPointer}
          onPointerLeave={() => meant(undefined)}
          onKeyDown={onKey}
          onBlur={() => meant(undefined)}
        >
          <canvas ref={matrix.ref} aria-hidden />
        </div>
      </div>
      <div className={styles['aside']}>
        <canvas
          ref={spread.ref}
          className={styles['spread']}
          role="img"
          aria-label={`How the numbers of ${title} are spread`}
        />
        <div className={styles['foot']}>
          <Explained
            says="How many of the numbers lie where on the scale; the outermost bars hold what lies beyond"
            term="spread"
          >
            spread
          </Explained>
          <span ref={scale} />
        </div>
        <p ref={words} className={styles['reading']} />
      </div>
    </section>
  );
}
