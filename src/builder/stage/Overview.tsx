import { type KeyboardEvent, type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react';
import type { Zoom } from '#builder/layout/zoom.ts';
import { palette } from '#charts/color.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { nextStart, type Pins } from '#stage/layout/pins.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { around } from '#stage/layout/tiles.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { Button } from '#ui/Button.tsx';
import { explains } from '#ui/explains.ts';
import { focusGround } from '#ui/ground.ts';
import { Segments } from '#ui/Segments.tsx';
import styles from './Overview.module.css';
import { SampleStepper } from './SampleStepper.tsx';
import {
  FIT_SAYS,
  FULL_SAYS,
  MAKE_ROOM,
  MAKE_ROOM_FOR_ALL,
  MAKE_ROOM_SAYS,
  ROWS_SAY,
  SIZE_OF_THE_NETWORK,
  THE_OVERVIEW,
} from './stageWords.ts';

interface OverviewProps {
  layout: StackLayout;
  view: RefObject<HTMLDivElement | null>;
  zoom: Zoom;
  /** What stays in sight at the ends, between which the row comes to rest where a block begins. */
  pins: Pins | undefined;
  /** Without the column at the page's left the whole row would have room. */
  widens: boolean;
}

/** Pixels that an arrow key moves a row of which nothing is pinned; otherwise it moves to the next block. */
const KEY_STEP = 96;

/** The sample looked at; the whole network in a strip, the part in view framed; and whether it is shown at full size or made to fit. */
export function Overview({ layout, view, zoom, pins, widens }: OverviewProps) {
  const { editor } = useDesk();
  const samples = useEditor((s) => s.data.dimensions === 0);
  const railOpen = useSettings((s) => s.railOpen);
  return (
    <div className={styles['overview']} data-below>
      {samples && <SampleStepper place="free" />}
      {zoom === 'full' && layout.width > (view.current?.clientWidth ?? 0) + 1 && (
        <Strip layout={layout} view={view} pins={pins} />
      )}
      {widens && railOpen && (
        <Button
          aria-label={MAKE_ROOM_FOR_ALL}
          {...explains(MAKE_ROOM_SAYS)}
          onClick={() => {
            setSettings({ railOpen: false });
            focusGround();
          }}
        >
          {MAKE_ROOM}
        </Button>
      )}
      <Segments
        label={SIZE_OF_THE_NETWORK}
        options={[
          { value: 'full', label: '100 %', says: FULL_SAYS },
          { value: 'fit', label: 'fit', says: FIT_SAYS },
          { value: 'rows', label: 'rows', says: ROWS_SAY },
        ]}
        value={zoom}
        onChange={(next) => editor.setView({ zoom: next })}
        className={styles['zoom'] ?? ''}
      />
    </div>
  );
}

function Strip({ layout, view, pins }: Omit<OverviewProps, 'zoom' | 'widens'>) {
  const strip = useRef<HTMLDivElement>(null);
  const [at, setAt] = useState({ left: 0, room: 1 });
  const pressed = useRef<number | undefined>(undefined);
  const canvas = useCanvas((context, { width, height }) => drawNetwork(context, layout, width, height));

  useEffect(() => {
    const element = view.current;
    if (!element) return;
    const look = () => setAt({ left: element.scrollLeft, room: element.clientWidth });
    look();
    element.addEventListener('scroll', look, { passive: true });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => {
      element.removeEventListener('scroll', look);
      observer.disconnect();
    };
  }, [view]);

  const most = Math.max(0, layout.width - at.room);
  const go = (left: number) => view.current?.scrollTo({ left: Math.max(0, Math.min(most, left)) });
  const shareAt = (event: PointerEvent) => {
    const box = strip.current!.getBoundingClientRect();
    return ((event.clientX - box.left) / box.width) * layout.width;
  };
  const page = at.room - (pins ? pins.left + pins.right : 0);
  const onKey = (event: KeyboardEvent) => {
    const steps: Record<string, number> = {
      ArrowLeft: pins ? nextStart(pins, at.left, -1) : at.left - KEY_STEP,
      ArrowRight: pins ? nextStart(pins, at.left, 1) : at.left + KEY_STEP,
      PageUp: at.left - page,
      PageDown: at.left + page,
      Home: 0,
      End: most,
    };
    const to = steps[event.key];
    if (to === undefined) return;
    event.preventDefault();
    go(to);
  };
  return (
    <div
      ref={strip}
      className={styles['strip']}
      role="scrollbar"
      tabIndex={0}
      aria-label={THE_OVERVIEW}
      aria-orientation="horizontal"
      aria-controls="stage-view"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={most > 0 ? Math.round((100 * at.left) / most) : 0}
      onKeyDown={onKey}
      onPointerDown={(event) => {
        if (event.button !== 0) return;
        event.currentTarget.setPointerCapture(event.pointerId);
        const x = shareAt(event);
        // Within the frame it is held where it is taken; elsewhere its middle comes to the pointer.
        pressed.current = x >= at.left && x <= at.left + at.room ? x - at.left : at.room / 2;
        go(x - pressed.current);
      }}
      onPointerMove={(event) => pressed.current !== undefined && go(shareAt(event) - pressed.current)}
      onPointerUp={() => (pressed.current = undefined)}
      onPointerCancel={() => (pressed.current = undefined)}
    >
      <canvas ref={canvas.ref} className={styles['canvas']} aria-hidden />
      <i
        className={styles['frame']}
        style={{
          left: `${(100 * at.left) / layout.width}%`,
          width: `${(100 * Math.min(at.room, layout.width)) / layout.width}%`,
        }}
      />
    </div>
  );
}

/** Every column as a bar as tall as its tiles, containers as washes. */
function drawNetwork(context: CanvasRenderingContext2D, layout: StackLayout, width: number, height: number): void {
  const across = width / layout.width;
  const down = (height - 6) / layout.height;
  const { hair, ink3, ink4 } = palette();
  context.fillStyle = hair;
  for (const box of layout.containers)
    context.fillRect(box.x * across, 3 + box.y * down, box.width * across, box.height * down);
  for (const column of layout.columns) {
    if (column.tiles.length === 0) continue;
    const tiles = around(column.tiles);
    context.fillStyle = column.role === 'output' ? ink4 : ink3;
    context.fillRect(
      tiles.x * across,
      3 + tiles.y * down,
      Math.max(2, tiles.width * across),
      Math.max(2, tiles.height * down),
    );
  }
}
