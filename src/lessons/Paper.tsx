import { Eraser, Undo2 } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef, useState } from 'react';
import type { Stroke } from '#lesson/questions/draw.ts';
import { announce } from '#ui/Announcer.tsx';
import { classes } from '#ui/classes.ts';
import { IconButton } from '#ui/IconButton.tsx';
import { added, type Domain, inPlane, pathOf } from './drawing.ts';
import { CLEAR, PEN_DOWN, PEN_UP, UNDO_STROKE } from './drawWords.ts';
import styles from './Paper.module.css';

const icon = { size: 16, strokeWidth: 1.75, 'aria-hidden': true } as const;
/** Share of the side that an arrow key moves the pen by, and with Shift. */
const [STRIDE, FINE] = [1 / 20, 1 / 100];

export interface PaperProps {
  readonly strokes: readonly Stroke[];
  readonly onStrokes: (strokes: readonly Stroke[]) => void;
  /** What was drawn is committed: it lies over what came out. */
  readonly locked: boolean;
  /** Both axes of what is drawn on. */
  readonly domain: Domain;
  readonly label: string;
  /** Where the keyboard's pen is, as it is said. */
  readonly says: (at: readonly [number, number]) => string;
  readonly className?: string | undefined;
  /** What is drawn over. */
  readonly children: ReactNode;
}

/** Paper over a picture: strokes by pen, finger and keys, in the units of its axes. */
export function Paper({ strokes, onStrokes, locked, domain, label, says, className, children }: PaperProps) {
  const board = useRef<HTMLDivElement>(null);
  /** Where the keyboard's pen is, in shares of the side, and whether it draws. */
  const [pen, setPen] = useState<{ readonly x: number; readonly y: number; readonly down: boolean }>();
  const drawing = useRef(false);

  const begin = (x: number, y: number) => onStrokes([...strokes, [inPlane(domain, x, y)]]);
  const goOn = (x: number, y: number) => onStrokes(added(strokes, inPlane(domain, x, y), domain));
  const placeOf = (event: PointerEvent): readonly [number, number] => {
    const box = board.current!.getBoundingClientRect();
    const share = (at: number, from: number, size: number) => Math.max(0, Math.min(1, (at - from) / size));
    return [share(event.clientX, box.left, box.width), share(event.clientY, box.top, box.height)];
  };

  /** A press that did not move drew nothing. */
  function lift(): void {
    if (drawing.current && strokes.some(({ length }) => length < 2))
      onStrokes(strokes.filter(({ length }) => length > 1));
    drawing.current = false;
  }

  function onKey(event: KeyboardEvent): void {
    const [dx, dy] = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key] ?? [
      0, 0,
    ];
    if (dx === 0 && dy === 0 && event.key !== ' ') return;
    event.preventDefault();
    event.stopPropagation(); // Space would play
    const { x, y, down } = pen ?? { x: 0.5, y: 0.5, down: false };
    if (event.key === ' ') {
      if (!down) begin(x, y);
      setPen({ x, y, down: !down });
      return announce(down ? PEN_UP : PEN_DOWN);
    }
    const by = event.shiftKey ? FINE : STRIDE;
    const clamp = (share: number) => Math.max(0, Math.min(1, share));
    const next = { x: clamp(x + dx! * by), y: clamp(y + dy! * by), down };
    setPen(next);
    if (down) goOn(next.x, next.y);
    announce(says(inPlane(domain, next.x, next.y)));
  }

  return (
    <div className={styles['over']}>
      {!locked && (
        <div className={styles['tools']}>
          <IconButton
            label={UNDO_STROKE}
            disabled={strokes.length === 0}
            onClick={() => onStrokes(strokes.slice(0, -1))}
          >
            <Undo2 {...icon} />
          </IconButton>
          <IconButton label={CLEAR} disabled={strokes.length === 0} onClick={() => onStrokes([])}>
            <Eraser {...icon} />
          </IconButton>
        </div>
      )}
      <div
        ref={board}
        className={classes(styles['board'], className)}
        data-locked={locked}
        role="application"
        aria-label={label}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: paper that arrow keys draw on
        tabIndex={0}
        onKeyDown={locked ? undefined : onKey}
        onBlur={() => setPen(undefined)}
        onPointerDown={(event) => {
          if (locked || event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drawing.current = true;
          setPen(undefined);
          begin(...placeOf(event));
        }}
        onPointerMove={(event) => drawing.current && goOn(...placeOf(event))}
        onPointerUp={lift}
        onPointerCancel={lift}
      >
        {children}
        <svg viewBox="0 0 1 1" preserveAspectRatio="none" aria-hidden className={styles['strokes']}>
          {strokes.map((stroke, i) => (
            <g key={i}>
              <path className={styles['halo']} d={pathOf(domain, stroke)} />
              <path className={styles['stroke']} d={pathOf(domain, stroke)} />
            </g>
          ))}
        </svg>
        {pen && (
          <span
            className={styles['pen']}
            data-down={pen.down}
            style={{ left: `${100 * pen.x}%`, top: `${100 * pen.y}%` }}
          />
        )}
      </div>
    </div>
  );
}
