import { useRef } from 'react';
import type { Domain } from '#charts/domain.ts';
import { followDomain } from '#charts/liveDomain.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import type { TheatreResult } from '#probes/theatre/theatre.probe.ts';
import { SPARING_DEAR } from '#state/frames.ts';
import { useDesk } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { drawSpace, pointUnder } from './drawSpace.ts';
import { placesAt } from './phases.ts';
import styles from './Theatre.module.css';

export interface SpaceCanvasProps {
  /** The space, or a place between two. */
  at: number;
  label: string;
  /** The point that is marked, by its place among those drawn; −1: none. */
  pointed: number;
  /** The pointer is over a point, or over none: −1. */
  onPoint: (point: number) => void;
  large?: boolean;
  className?: string | undefined;
}

/** Points that are drawn, with the grid behind them. */
export const countOf = ({ rows, grid }: TheatreResult): number => rows.length + grid * grid;

/** A space as the network stands now; the point under the pointer is marked in every one. */
export function SpaceCanvas({ at, label, pointed, onPoint, large = false, className }: SpaceCanvasProps) {
  const { editor } = useDesk();
  const shown = useRef<{ reach: Domain | null; time: number }>({ reach: null, time: 0 });
  const { ref, invalidate } = useCanvas((context, size) => {
    const result = editor.frame?.probes.theatre;
    if (!result || result.spaces.length === 0) return;
    const { data } = editor.store.getState();
    const places = placesAt(result, at, countOf(result));
    const now = performance.now();
    const reach = followDomain(shown.current.reach, [0, places.reach], (now - shown.current.time) / 1000);
    shown.current = { reach, time: now };
    const { line, spaces } = result;
    drawSpace(context, size, {
      result,
      data,
      places,
      reach: reach[1],
      pointed,
      // The line belongs to the space before the last layer.
      line: line && Math.round(at) === at && at === Math.max(0, spaces.length - 2) ? line : null,
      radius: large ? 3 : 2,
      stride: large ? 1 : 2,
    });
  });
  useFrames(invalidate, large ? 0 : 100, SPARING_DEAR);

  return (
    <canvas
      ref={ref}
      role="img"
      aria-label={label}
      className={className ?? styles['space']}
      onPointerMove={(event) => {
        const result = editor.frame?.probes.theatre;
        if (!result || result.spaces.length === 0) return;
        const box = event.currentTarget.getBoundingClientRect();
        const [x, y] = [event.clientX - box.left, event.clientY - box.top];
        const reach = shown.current.reach?.[1] ?? 1;
        onPoint(pointUnder(result, placesAt(result, at, countOf(result)), box, reach, x, y));
      }}
      onPointerLeave={() => onPoint(-1)}
    />
  );
}
