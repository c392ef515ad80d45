import { type KeyboardEvent, type PointerEvent, type ReactNode, useRef } from 'react';
import { textScale } from '#charts/textScale.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { usePosition } from '#state/usePosition.ts';
import { announce } from '#ui/Announcer.tsx';
import { Card } from '#ui/Card.tsx';
import { readByKeys } from './answerWords.ts';
import styles from './CurveReader.module.css';
import { readingWords, readPlane } from './reading.ts';
import type { ShownUnit } from './useShownUnit.ts';

/** Room beside the plot for its tick labels and end labels, in pixels of a canvas. */
export const LEFT = 34;
export const RIGHT = 44;

export interface CurveReaderProps {
  domain: readonly [number, number];
  unit: ShownUnit | undefined;
  label: string;
  /** The chart, drawn with `LEFT` and `RIGHT`. */
  children: ReactNode;
}

/** Reads a curve at the pointer, or where the arrow keys lead. */
export function CurveReader({ domain: [low, high], unit, label, children }: CurveReaderProps) {
  const { editor } = useDesk();
  const box = useRef<HTMLDivElement>(null);
  const [x, setX] = usePosition<number>((at) => ({ at: [at] }));
  const data = useEditor((s) => s.data);
  useFrameValue((frame) => (x === undefined ? 0 : frame.position.step));

  const clamp = (value: number) => Math.max(low, Math.min(high, value));
  function onPointer(event: PointerEvent<HTMLElement>): void {
    const { left, width } = event.currentTarget.getBoundingClientRect();
    const [before, after] = [LEFT * textScale(), RIGHT * textScale()];
    setX(clamp(low + ((event.clientX - left - before) / (width - before - after)) * (high - low)));
  }
  function onKey(event: KeyboardEvent): void {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (event.key === 'Escape' && x !== undefined) setX(undefined);
    else if (by) {
      const next = clamp((x ?? (low + high) / 2) + (by * (high - low)) / (event.shiftKey ? 100 : 20));
      setX(next);
      const { frame } = editor;
      if (frame) announce(readingWords(readPlane(frame, data, [next], unit)));
    } else return;
    event.preventDefault();
  }

  const { frame } = editor;
  const reading = x === undefined || !frame ? undefined : readPlane(frame, data, [x], unit);
  const place = x === undefined ? 0 : (x - low) / (high - low);
  const rect = box.current?.getBoundingClientRect();
  return (
    <div
      ref={box}
      className={styles['reader']}
      role="application"
      aria-label={readByKeys(label)}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a curve that arrow keys walk along
      tabIndex={0}
      onPointerMove={onPointer}
      onPointerDown={onPointer}
      onPointerLeave={() => setX(undefined)}
      onKeyDown={onKey}
      onBlur={() => setX(undefined)}
    >
      {children}
      {reading && (
        <i className={styles['line']} style={{ left: `calc(${LEFT}px + ${place} * (100% - ${LEFT + RIGHT}px))` }} />
      )}
      {reading && rect && (
        <Card
          open
          anchor={rect}
          side="left"
          title={`x = ${reading.place.slice(1, -1)}`}
          onClose={() => setX(undefined)}
        >
          {reading.rows.map((row) => (
            <p key={row.name} className={styles['row']}>
              {row.name} <b>{row.value}</b>
            </p>
          ))}
        </Card>
      )}
    </div>
  );
}
