import { type KeyboardEvent, type PointerEvent, useRef } from 'react';
import { rem, textScale } from '#charts/textScale.ts';
import { Heatmap, TileSheet } from '#charts/tileSheet.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { layers } from '#layers/index.ts';
import { useLensRoom } from '#lenses/frame/lensRoom.ts';
import type { LayerRegistry } from '#nn/layer.ts';
import { formatShape, type Shape } from '#nn/shape.ts';
import { type Names, namesOutOf } from '#state/flowNames.ts';
import { namesInto } from '#state/namesInto.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { announce } from '#ui/Announcer.tsx';
import { Explained } from '#ui/Explained.tsx';
import { formatNumber } from '#ui/format.ts';
import { writeText } from '#ui/writeText.ts';
import { drawKernels, kernelGrid, sidesOfKernels, weightAt, weightWords } from './kernelGrid.ts';
import { type Cell, drawHistogram, drawMatrix, elementWords, isInLines, matrixIn, sidesOf } from './matrix.ts';
import { filtersAndMaps, linesText, matrixLabel, SPREAD_SAYS, sidesText, spreadOf } from './matrixWords.ts';
import styles from './WeightsLens.module.css';

/** Pixels that a matrix may take, and the largest side of a cell: beside the stage, and in its room. */
const most = { small: { high: 112, wide: 240, cell: 14 }, large: { high: 224, wide: 480, cell: 28 } } as const;
/** The same of kernels, which are squares with gaps between them. */
const mostOfKernels = { small: { high: 112, wide: 240 }, large: { high: 340, wide: 720 } } as const;
/** Pixels of a matrix from which on what belongs to it stands below. */
const BELOW = 560;

export interface MatrixViewProps {
  block: string;
  name: string;
  /** [rows, columns]; with one axis a column; more axes are laid flat behind the first. */
  shape: Shape;
  title: string;
  /** Of kernels: the first axis is that of the maps that flow in, the second that of the filters. */
  turned?: boolean;
}

/** What flows along the columns, and into the rows, where people have names for it: of weights that each row multiplies with what flows in, and of its bias. */
function useNames(block: string, name: string, [rows, columns]: Shape) {
  const network = useEditor((s) => s.document.network);
  const data = useEditor((s) => s.data);
  const inferred = useEditor((s) => s.inference.byId.get(block));
  const upTo = (names: Names, count = 0) => (names.length <= count ? names : []);
  // A layer that looks numbers up has a table, not rows of weights.
  const rowsOfWeights =
    name === 'weight' && inferred && (layers as LayerRegistry)[inferred.block.type]?.sees !== 'itself';
  return {
    rowsOfWeights,
    into: /^weight(_ih|$)/.test(name) ? upTo(namesInto(network, data, block), columns) : [],
    out: /^(weight|bias)$/.test(name) ? upTo(namesOutOf(network, data, block), rows) : [],
  };
}

/** One parameter as a matrix of colours, or kernels as squares by filter, on its own signed scale; pointer and arrow keys read its numbers. */
export function MatrixView({ block, name, shape, title, turned = false }: MatrixViewProps) {
  const { editor } = useDesk();
  const room = useLensRoom();
  const limit = most[room];
  const kernels = shape.length === 4 ? kernelGrid(shape, turned, mostOfKernels[room]) : undefined;
  const names = useNames(block, name, shape);
  const sides = isInLines(shape) ? linesText(shape) : names.rowsOfWeights ? sidesText(shape, names) : undefined;
  const { rows, columns } = kernels ? sidesOfKernels(kernels) : sidesOf(shape);
  const cell = Math.max(3, Math.min(limit.cell, Math.floor(limit.high / rows), Math.floor(limit.wide / columns)));
  const map = useRef<Heatmap>(null);
  const place = useRef<Cell>(undefined);
  const words = useRef<HTMLParagraphElement>(null);
  const scale = useRef<HTMLSpanElement>(null);
  const sheet = useRef<TileSheet>(null);
  map.current ??= new Heatmap();
  const [width, height] = kernels ? [kernels.width, kernels.height] : [columns * cell, rows * cell];

  const present = () => matrixIn(editor.frame, block, name);

  const matrix = useCanvas((context, size) => {
    const found = present();
    if (found && kernels)
      drawKernels(context, size.ratio, (sheet.current ??= new TileSheet()), kernels, found, place.current);
    else if (found && map.current) drawMatrix(context, size, map.current, found, cell, place.current);
  });

  const spread = useCanvas((context, size) => {
    const found = present();
    if (found) drawHistogram(context, size, found);
  });

  function read(): string {
    const found = present();
    if (!place.current || !found) return '';
    return kernels ? weightWords(kernels, found.values, place.current) : elementWords(found, place.current, names);
  }

  function show(): void {
    const text = read();
    writeText(words.current, text);
    const found = present();
    const end = found ? `±${formatNumber(found.limit, 2)}` : '';
    writeText(scale.current, end);
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
    const [x, y] = [(event.clientX - box.left) / textScale(), (event.clientY - box.top) / textScale()];
    meant(kernels ? weightAt(kernels, x, y) : { row: Math.floor(y / cell), column: Math.floor(x / cell) });
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
    <section className={styles['card']} data-wide={width > BELOW}>
      <h3>
        {title} <span>{formatShape(shape)}</span>
      </h3>
      {kernels && <p className={styles['none']}>{filtersAndMaps(kernels.filters, kernels.maps)}</p>}
      {sides !== undefined && <p className={styles['none']}>{sides}</p>}
      <div className={styles['scroll']}>
        <div
          className={styles['matrix']}
          data-kernels={kernels !== undefined || undefined}
          style={{ width: rem(width), height: rem(height) }}
          role="application"
          aria-label={matrixLabel(title, rows, columns)}
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
        <canvas ref={spread.ref} className={styles['spread']} role="img" aria-label={spreadOf(title)} />
        <div className={styles['foot']}>
          <Explained says={SPREAD_SAYS} term="spread">
            spread
          </Explained>
          <span ref={scale} />
        </div>
        <p ref={words} className={styles['reading']} />
      </div>
    </section>
  );
}
