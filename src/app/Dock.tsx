import { ChevronDown, ChevronUp } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import { rem, useTextScale } from '#charts/textScale.ts';
import { closeCloseUp, useCloseUpOpen } from '#state/closeUp.ts';
import { setSettings, useSettings } from '#state/settings.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { explains } from '#ui/explains.ts';
import { IconButton } from '#ui/IconButton.tsx';
import styles from './Dock.module.css';
import { CLOSED, dockHeight, heightForKey, mostOf } from './dockHeight.ts';
import { CLOSE_THE_LENSES, HEIGHT_HELP, HEIGHT_OF_THE_LENSES, OPEN_THE_LENSES } from './dockWords.ts';
import { chooseLens, useDocumentLens } from './documentLens.ts';
import { LensBar, LensList } from './LensBar.tsx';
import { LensView } from './LensView.tsx';
import { openMode } from './stageMode.ts';
import type { Layout } from './useLayout.ts';

/** Pixels for a lens that a document opens by itself. */
const AMPLE = 320;

/** The lenses below the stage: a row of buttons, each of which opens its lens in the stage's room; one may stand beside the stage too, below it. */
export function Dock({ layout }: { layout: Layout }) {
  const desk = useDesk();
  const kept = useSettings((s) => s.dock);
  const lens = useSettings((s) => s.lens);
  const scale = useTextScale();
  const [stage, setStage] = useState(0);
  const [dragged, setDragged] = useState<number>();
  const section = useRef<HTMLElement>(null);
  const start = useRef({ y: 0, height: 0 });
  const usual = layout === 'wide' ? 236 : 208;
  // A close-up needs the room; the lens is there again when it closes.
  const closeUp = useCloseUpOpen();
  const height = closeUp ? CLOSED : dockHeight(dragged ?? kept, stage);
  const open = height > CLOSED;

  useEffect(() => {
    const parent = section.current?.parentElement;
    if (!parent) return;
    const observer = new ResizeObserver(() => setStage(parent.clientHeight / scale));
    observer.observe(parent);
    return () => observer.disconnect();
  }, [scale]);

  const settle = (next: number) => {
    const settled = dockHeight(next, stage);
    setSettings({ dock: settled });
    if (settled <= CLOSED) chooseLens(desk, 'none');
  };
  useDocumentLens((id) => {
    // Not limited yet: how high the stage is may not be known.
    setSettings(kept > CLOSED ? { lens: id } : { lens: id, dock: AMPLE });
  });

  function onPointer(event: PointerEvent<HTMLDivElement>): void {
    if (event.type === 'pointerdown') {
      event.currentTarget.setPointerCapture(event.pointerId);
      start.current = { y: event.clientY, height };
      return;
    }
    if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const next = start.current.height + (start.current.y - event.clientY) / scale;
    if (event.type === 'pointerup') {
      setDragged(undefined);
      if (Math.abs(next - start.current.height) > 2) settle(next);
    } else setDragged(next);
  }

  function onKey(event: KeyboardEvent): void {
    const next = heightForKey(event.key, height, stage, usual);
    if (next === undefined) return;
    event.preventDefault();
    settle(next);
  }

  return (
    <section
      ref={section}
      className={styles['dock']}
      data-over={layout === 'narrow'}
      style={open ? { height: `calc(${rem(height)} + var(--second-row, 0rem))` } : undefined}
      aria-label="Lenses"
    >
      <div
        role="separator"
        aria-label={HEIGHT_OF_THE_LENSES}
        aria-orientation="horizontal"
        aria-valuemin={CLOSED}
        aria-valuemax={mostOf(stage)}
        aria-valuenow={height}
        aria-valuetext={open ? `${height} pixels` : 'closed'}
        tabIndex={0}
        {...explains(HEIGHT_HELP)}
        className={styles['handle']}
        onPointerDown={onPointer}
        onPointerMove={onPointer}
        onPointerUp={onPointer}
        onPointerCancel={() => setDragged(undefined)}
        onKeyDown={onKey}
      />
      <header className={styles['head']}>
        <LensBar beside={open ? lens : undefined} onChoose={(id) => openMode(desk, id)} />
        <IconButton
          label={open ? CLOSE_THE_LENSES : OPEN_THE_LENSES}
          onClick={() => {
            closeCloseUp(desk);
            settle(open ? CLOSED : usual);
            if (!open) chooseLens(desk, lens);
          }}
        >
          {open ? (
            <ChevronDown size={16} strokeWidth={1.75} aria-hidden />
          ) : (
            <ChevronUp size={16} strokeWidth={1.75} aria-hidden />
          )}
        </IconButton>
      </header>
      {open && (
        <div className={styles['body']}>
          <LensView id={lens} onLarge={() => openMode(desk, lens)} />
        </div>
      )}
    </section>
  );
}

/** The lenses on a phone: a list, each of which takes the whole page. */
export function PhoneLenses() {
  const desk = useDesk();
  const wanted = useEditor((s) => s.document.view['lens']);
  return (
    <section className={styles['phone']} aria-label="Lenses">
      <LensList beside={typeof wanted === 'string' ? wanted : undefined} onChoose={(id) => openMode(desk, id)} />
    </section>
  );
}
