import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { makeScale } from '#charts/axis.ts';
import { palette } from '#charts/color.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { formatFixed } from '#ui/format.ts';
import type { ToPixel } from './drawSamples.ts';
import styles from './Plane.module.css';

/** A piece of a pointer's way over the plane, in the plane's coordinates. */
export interface Stroke {
  /** Counts the strokes: pieces of one have the same number. */
  readonly stroke: number;
  readonly start: boolean;
  readonly x: number;
  readonly y: number;
  /** The right button, or the other end of a pen. */
  readonly eraser: boolean;
}

/** Where the pointer or the cross-hair is. */
export interface Spot {
  readonly x: number;
  readonly y: number;
}

export interface PlaneProps {
  /** What the plane is, and what stands on it now. */
  label: string;
  /** Id of the words that say which keys do what. */
  helpId: string;
  /** Half the length of both axes. */
  reach: number;
  axes: readonly [horizontal: string, vertical: string];
  /** Draws everything that stands on the axes. `spot` is where the pointer hovers, none while it is elsewhere. */
  draw: (context: CanvasRenderingContext2D, toX: ToPixel, toY: ToPixel, at: { spot?: Spot; focused: boolean }) => void;
  onStroke: (piece: Stroke) => void;
  onKeyDown: (event: KeyboardEvent) => void;
}

/** Buttons of a pointer event: the right one of a mouse, and the eraser of a pen. */
const ERASERS = 2 | 32;

/** A square plane to draw on with mouse, touch, pen or keys: one stop for the Tab key. */
export function Plane({ label, helpId, reach, axes, draw, onStroke, onKeyDown }: PlaneProps) {
  const stroke = useRef({ number: 0, down: false });
  const [spot, setSpot] = useState<Spot>();
  const [focused, setFocused] = useState(false);

  const { ref } = useCanvas((context, { width, height }) => {
    const toX = makeScale([-reach, reach], [0, width]);
    const toY = makeScale([-reach, reach], [height, 0]);
    drawGrid(context, toX, toY, width, height);
    draw(context, toX, toY, { ...(spot ? { spot } : {}), focused });
  });

  function placeOf(event: { clientX: number; clientY: number }): Spot {
    const box = ref.current?.getBoundingClientRect();
    if (!box || box.width === 0) return { x: 0, y: 0 };
    const x = ((event.clientX - box.left) / box.width) * 2 - 1;
    const y = 1 - ((event.clientY - box.top) / box.height) * 2;
    return { x: x * reach, y: y * reach };
  }

  function tell(event: PointerEvent, start: boolean): void {
    // A fast pointer is told in lumps; a stroke follows its every place.
    const native = event.nativeEvent;
    const lumps = start ? [] : (native.getCoalescedEvents?.() ?? []);
    const pieces = lumps.length > 0 ? lumps : [native];
    for (const [i, piece] of pieces.entries()) {
      const eraser = (event.buttons & ERASERS) !== 0;
      onStroke({ stroke: stroke.current.number, start: start && i === 0, eraser, ...placeOf(piece) });
    }
  }

  return (
    <div
      role="application"
      aria-label={label}
      aria-describedby={helpId}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: an application takes keys, and says which
      tabIndex={0}
      className={styles['plane']}
      data-space=""
      onKeyDown={(event) => {
        onKeyDown(event);
        // Whoever takes to the keys after a press sees the cross-hair, not the brush where the pointer was left.
        if (!event.defaultPrevented) return;
        setFocused(true);
        setSpot(undefined);
      }}
      onFocus={(event) => setFocused(event.currentTarget.matches(':focus-visible'))}
      onBlur={() => setFocused(false)}
      onContextMenu={(event) => event.preventDefault()}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        stroke.current = { number: stroke.current.number + 1, down: true };
        setSpot(placeOf(event));
        setFocused(false);
        tell(event, true);
      }}
      onPointerMove={(event) => {
        setSpot(placeOf(event));
        if (stroke.current.down) tell(event, false);
      }}
      onPointerUp={() => {
        stroke.current.down = false;
      }}
      onPointerCancel={() => {
        stroke.current.down = false;
      }}
      onPointerLeave={() => setSpot(undefined)}
    >
      <canvas ref={ref} className={styles['canvas']} aria-hidden />
      <span className={styles['horizontal']} aria-hidden="true">
        {axes[0]}
      </span>
      <span className={styles['vertical']} aria-hidden="true">
        {axes[1]}
      </span>
      {[-1, 1].map((value) => {
        const share = (1 + value / reach) / 2;
        const text = formatFixed(value, 0);
        return (
          <span key={value} aria-hidden="true">
            <span className={styles['horizontal']} style={{ left: `${share * 100}%` }}>
              {text}
            </span>
            <span className={styles['vertical']} style={{ top: `${(1 - share) * 100}%` }}>
              {text}
            </span>
          </span>
        );
      })}
    </div>
  );
}

/** Lines at −1, −½, 0, ½ and 1, the middle ones stronger. */
function drawGrid(context: CanvasRenderingContext2D, toX: ToPixel, toY: ToPixel, width: number, height: number): void {
  const { hair, ink4 } = palette();
  context.lineWidth = 1;
  for (const value of [-1, -0.5, 0.5, 1, 0]) {
    const [x, y] = [Math.floor(toX(value)) + 0.5, Math.floor(toY(value)) + 0.5];
    context.strokeStyle = value === 0 ? ink4 : hair;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, height);
    context.moveTo(0, y);
    context.lineTo(width, y);
    context.stroke();
  }
}

/** A cross-hair around a place, for the keyboard. */
export function drawCross(context: CanvasRenderingContext2D, x: number, y: number): void {
  context.strokeStyle = palette().accent;
  context.lineWidth = 1.5;
  context.beginPath();
  context.moveTo(x - 14, y);
  context.lineTo(x - 4, y);
  context.moveTo(x + 4, y);
  context.lineTo(x + 14, y);
  context.moveTo(x, y - 14);
  context.lineTo(x, y - 4);
  context.moveTo(x, y + 4);
  context.lineTo(x, y + 14);
  context.stroke();
}

/** The ring of what a brush reaches; dashed where it erases. */
export function drawBrush(
  context: CanvasRenderingContext2D,
  x: number,
  y: number,
  radius: number,
  erases: boolean,
): void {
  context.strokeStyle = palette().ink3;
  context.lineWidth = 1;
  context.setLineDash(erases ? [3, 3] : []);
  context.beginPath();
  context.arc(x, y, radius, 0, 2 * Math.PI);
  context.stroke();
  context.setLineDash([]);
}
