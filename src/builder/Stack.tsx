import {
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { useCanvas } from '#charts/useCanvas.ts';
import { UNITS_SHOWN } from '#nn/limits.ts';
import { sizeOf } from '#nn/shape.ts';
import { hoverUnit, useHovered } from '#state/hover.ts';
import { editor, useEditor } from '#state/useEditor.ts';
import { useFrames } from '#state/useFrames.ts';
import { BlockView } from './BlockView.tsx';
import { carryKey } from './blockActions.ts';
import { DropCard } from './DropCard.tsx';
import { DropSlots } from './DropSlots.tsx';
import { dragged, useDrag } from './drag.ts';
import { EdgeCard } from './EdgeCard.tsx';
import styles from './Stack.module.css';
import { layoutAcross, layoutDown } from './stackLayout.ts';
import { type Mark, StackPainter } from './stackPainter.ts';
import { UnitCard } from './UnitCard.tsx';

/** Cells along the side of a unit's heat-map. */
const RESOLUTION = 32;
/** Milliseconds between two drawings of the weights. */
const LINKS_EVERY = 120;

/** The blocks from input to answer with their live outputs; across, or downwards where the page is narrow. */
export function Stack({ lines }: { lines: 'weight' | 'signal' }) {
  const network = useEditor((s) => s.document.network);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const selection = useEditor((s) => s.selection);
  const carrying = useDrag((s) => s.cargo !== undefined);
  const hovered = useHovered();
  const [size, setSize] = useState({ width: 0, height: 0 });
  const [mark, setMark] = useState<{ mark: Mark; x: number; y: number; pinned: boolean }>();
  const [first, setFirst] = useState<Readonly<Record<string, number>>>({});
  const view = useRef<HTMLDivElement>(null);
  const [painter] = useState(() => new StackPainter());

  useLayoutEffect(() => {
    const element = view.current;
    if (!element) return;
    const observer = new ResizeObserver(() => setSize({ width: element.clientWidth, height: element.clientHeight }));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  useEffect(() => editor().engine.subscribe('units', { resolution: RESOLUTION, first }), [first]);
  useEffect(() => editor().engine.subscribe('parameters', {}), []);

  // Downwards on a phone, where the stage has the page to itself; beside another panel, however narrow, across.
  const page = window.innerWidth;
  const vertical = size.width > 0 && (page < 640 || (page < 768 && size.width > 0.8 * page));
  const layout = useMemo(() => {
    const columns = [
      { id: 'input', tiles: data.featureNames.length },
      ...network.map((b) => {
        const shape = inference.byId.get(b.id)?.output?.shape;
        const units = shape ? sizeOf(shape) : 0;
        return {
          id: b.id,
          paged: units > UNITS_SHOWN,
          tiles: Math.min(UNITS_SHOWN, units - Math.min(first[b.id] ?? 0, Math.max(0, units - 1))),
        };
      }),
    ];
    return vertical
      ? layoutDown(columns, size.width, { ...(selection ? { id: selection.block } : {}), height: 56 })
      : layoutAcross(columns, size.width, size.height);
  }, [network, inference, data, size, vertical, selection, first]);

  const focus =
    hovered ?? (selection?.unit === undefined ? undefined : { block: selection.block, unit: selection.unit });
  const tiles = useCanvas((context, { ratio }) => {
    const broken = new Set(network.filter((b) => !inference.byId.get(b.id)?.output).map((b) => b.id));
    painter.drawTiles(context, layout, editor().engine.frame, ratio, broken);
  });
  const links = useCanvas((context) => painter.drawLinks(context, layout, editor().engine.frame, lines, focus));
  // Hundreds of curves are dear to draw and change little from frame to frame.
  useFrames(tiles.invalidate);
  useFrames(links.invalidate, LINKS_EVERY);

  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (mark?.pinned || carrying || event.pointerType === 'touch') return;
    const found = markUnder(event);
    if (!found) setMark(undefined);
    else if (
      found.mark.index !== mark?.mark.index ||
      found.mark.block !== mark.mark.block ||
      found.mark.parameter !== mark.mark.parameter
    )
      setMark({ ...found, pinned: false });
  };
  const markUnder = (event: MouseEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const found = (event.target as Element).closest('button')
      ? undefined
      : painter.markAt(event.clientX - box.left, event.clientY - box.top);
    return found && { mark: found, x: event.clientX, y: event.clientY };
  };
  // A click, not the press before it, which closes the card that stands open.
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const found = markUnder(event);
    if (found) setMark({ ...found, pinned: true });
  };

  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const { cargo, by, slot } = dragged();
    if (cargo && (by === 'keyboard' || event.key === 'Escape') && carryKey(event.key, slot)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);

  /** Arrow keys walk from unit to unit, within a block and across blocks. */
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-unit]');
    if (!cell || !event.key.startsWith('Arrow')) return;
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-unit]')];
    const own = cells.filter((c) => c.dataset['block'] === cell.dataset['block']);
    const i = own.indexOf(cell);
    const along = vertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    let next: HTMLElement | undefined;
    if (along.includes(event.key)) next = own[i + (event.key === along[0] ? -1 : 1)];
    else {
      const blocks = layout.columns.map((c) => c.id);
      const other =
        blocks[
          blocks.indexOf(cell.dataset['block']!) + (event.key === 'ArrowLeft' || event.key === 'ArrowUp' ? -1 : 1)
        ];
      const others = cells.filter((c) => c.dataset['block'] === other);
      next = others[Math.min(i, others.length - 1)];
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  };

  return (
    <div className={styles['view']} ref={view} data-vertical={vertical || undefined}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's shortcut to a weight; every weight is also in the list of its unit's card */}
      <div
        className={styles['stack']}
        style={{ width: layout.width, height: layout.height }}
        onPointerMove={onMove}
        onPointerLeave={() => !mark?.pinned && setMark(undefined)}
        onClick={onClick}
        onKeyDown={walk}
      >
        <canvas ref={links.ref} className={styles['canvas']} aria-hidden />
        <canvas
          ref={tiles.ref}
          className={styles['canvas']}
          role="img"
          aria-label="Heat-maps of every unit over the input, and the weights between them"
        />
        <ol className={styles['blocks']} aria-label="Blocks, from input to answer">
          {layout.columns.map((column, i) => (
            <BlockView
              key={column.id}
              column={column}
              block={network[i - 1]}
              index={i - 1}
              vertical={vertical}
              crowded={layout.crowded}
              foot={layout.foot}
              selection={selection?.block === column.id ? selection : undefined}
              first={first[column.id] ?? 0}
              onPage={(to) => setFirst({ ...first, [column.id]: to })}
            />
          ))}
        </ol>
        <DropSlots layout={layout} />
      </div>
      <DropCard />
      <UnitCard stack={view} onClose={() => hoverUnit(undefined)} />
      {mark && (
        <EdgeCard
          key={`${mark.mark.block} ${mark.mark.parameter} ${mark.mark.index}`}
          {...mark}
          onClose={() => setMark(undefined)}
        />
      )}
    </div>
  );
}
