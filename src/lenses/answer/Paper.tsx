import { type PointerEvent, type ReactNode, useRef } from 'react';
import { palette } from '#charts/color.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { perDesk } from '#state/desk.ts';
import { createShared } from '#state/shared.ts';
import { useDesk } from '#state/useDesk.ts';
import { classes } from '#ui/classes.ts';
import { PEN } from './drawing.ts';
import { PAPER } from './drawWords.ts';
import styles from './Paper.module.css';

export type Paths = readonly (readonly number[])[];

/** What was drawn: paths on paper whose side is 1. Kept while the page is open. */
export const paper = perDesk(() =>
  createShared<{
    readonly paths: Paths;
    /** Whether it is brought to the size and place of MNIST's digits; as suits the data where nobody chose. */
    readonly centred: boolean | undefined;
  }>({ paths: [], centred: undefined }),
);

/** Whether a drawing is brought to size and place, for data of a type. */
export const isCentred = (chosen: boolean | undefined, type: string): boolean => chosen ?? type === 'digits';

export interface PaperProps {
  readonly className?: string | undefined;
  readonly describedBy?: string | undefined;
  /** What was drawn is shown, and a stroke goes on with it; else a stroke begins anew. */
  readonly shown?: boolean;
  /** After each change by the pen. */
  readonly onPaths?: (paths: Paths) => void;
  /** On the paper while nothing of one's own is. */
  readonly children?: ReactNode;
}

/** Paper to draw on with mouse, finger or pen. */
export function Paper({ className, describedBy, shown = true, onPaths, children }: PaperProps) {
  const desk = useDesk();
  const kept = paper(desk).use((state) => state.paths);
  const paths = shown ? kept : [];
  const pen = useRef<number | undefined>(undefined);

  const { ref } = useCanvas((context, { width }) => {
    context.strokeStyle = palette().ink1;
    context.lineWidth = (2 * PEN * width) / 28;
    context.lineCap = 'round';
    context.lineJoin = 'round';
    for (const path of paths) {
      context.beginPath();
      for (let i = 0; i < path.length; i += 2) context.lineTo(path[i]! * width, path[i + 1]! * width);
      if (path.length === 2) context.lineTo(path[0]! * width, path[1]! * width);
      context.stroke();
    }
  });

  /** Where events happened, x, y, x, y, … */
  function placesOf(event: PointerEvent<HTMLElement>): number[] {
    const box = event.currentTarget.getBoundingClientRect();
    // A fast pen is told in lumps; a path follows its every place.
    const lumps = event.nativeEvent.getCoalescedEvents?.() ?? [];
    return (lumps.length > 0 ? lumps : [event]).flatMap(({ clientX, clientY }) => [
      (clientX - box.left) / box.width,
      (clientY - box.top) / box.height,
    ]);
  }

  function draw(next: Paths): void {
    paper(desk).set({ paths: next });
    onPaths?.(next);
  }

  return (
    <div
      role="img"
      aria-label={PAPER}
      aria-describedby={describedBy}
      className={classes(styles['pad'], className)}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        pen.current = event.pointerId;
        draw([...paths, placesOf(event).slice(-2)]);
      }}
      onPointerMove={(event) => {
        if (pen.current !== event.pointerId) return;
        const { paths: all } = paper(desk).get();
        draw([...all.slice(0, -1), [...all.at(-1)!, ...placesOf(event)]]);
      }}
      onPointerUp={() => {
        pen.current = undefined;
      }}
      onPointerCancel={() => {
        pen.current = undefined;
      }}
    >
      {paths.length === 0 && children}
      <canvas ref={ref} className={styles['canvas']} aria-hidden />
    </div>
  );
}
