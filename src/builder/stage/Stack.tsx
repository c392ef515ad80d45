/**
 * @file The network on the stage: where it stands, what it asks the engine for, what the pointer means, and the painter that is told of it all.
 * Longer than 300 lines because everything on the stage is painted from here: its parts share one layout, one pointer, one painter.
 */

import {
  type CSSProperties,
  type KeyboardEvent,
  type MouseEvent,
  type PointerEvent,
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { dragged, useAfterDrop, useDrag } from '#builder/drag/drag.ts';
import { AfterDropCard, DropCard, DropSlots } from '#builder/drag/dropParts.ts';
import { headlineRooms } from '#builder/headlines/headlineRooms.ts';
import { useHeadlinesOn } from '#builder/headlines/headlineState.ts';
import { usePins } from '#builder/layout/usePins.ts';
import { type StageRoom, useStageLayout } from '#builder/layout/useStageLayout.ts';
import { useStageWindow } from '#builder/layout/useStageWindow.ts';
import { useTextScale } from '#charts/textScale.ts';
import { useCanvas } from '#charts/useCanvas.ts';
import { common, inkOf } from '#stage/ink.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { elementOf, type Focus, focusOf, LINES_EVERY, linesInto, type Mark, roomForBiases } from '#stage/lines.ts';
import { StackPainter } from '#stage/stackPainter.ts';
import { useCloseUpOpen } from '#state/closeUp.ts';
import { SPARING_DEAR } from '#state/frames.ts';
import { type Hovered, hoverUnit, useHovered } from '#state/hover.ts';
import { isShown } from '#state/isShown.ts';
import { useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames, useFrameValue } from '#state/useFrames.ts';
import { usePosition } from '#state/usePosition.ts';
import { lazyPart } from '#ui/lazyPart.tsx';
import type { Rect } from '#ui/placement.ts';
import { BlockView } from './BlockView.tsx';
import {
  BLOCKS_LIST,
  HEAT_MAPS_SAY,
  MADE_FROM_PART,
  OUTPUTS_SAY,
  OVERVIEW_PART,
  READ_AT_EACH_LAYER,
  UNIT_CARD,
  WEIGHT_CARD,
} from './partsWords.ts';
import styles from './Stack.module.css';
import { Blocks } from './StageList.tsx';
import { StageContext, type StageParts } from './stageContext.ts';
import { provideStage } from './stageGround.ts';
import { carryKey } from './stageKeys.ts';

const UnitCard = lazyPart(UNIT_CARD, () => import('#builder/inspector/UnitCard.tsx').then((m) => m.UnitCard), {
  floats: true,
  ahead: true,
});
const EdgeCard = lazyPart(WEIGHT_CARD, () => import('#builder/inspector/EdgeCard.tsx').then((m) => m.EdgeCard), {
  floats: true,
  ahead: true,
});

/** Cells along the side of a unit's heat-map. */
const RESOLUTION = 32;

/** What is drawn that has a key or a choice of its own. */
export interface Drawn {
  /** Lines whose strength is a weight. */
  readonly lines: boolean;
  /** Bars of biases. */
  readonly biases: boolean;
  /** Labelled blocks, which have words over them where there is room. */
  readonly columns: boolean;
}

export interface StackProps {
  readonly lines: 'weight' | 'signal';
  readonly perMap: boolean;
  /** Called with what of it is drawn, for its keys. */
  readonly onDrawn?: (drawn: Drawn) => void;
  /** Whether what is read at each column stands over it. */
  readonly headlines?: boolean;
  /** The room on paper, where all of the network is shown at once. */
  readonly paper?: { readonly width: number; readonly height: number };
}

const Overview = lazyPart(OVERVIEW_PART, () => import('./Overview.tsx').then((m) => m.Overview));
const KeepHeadlines = lazyPart(
  READ_AT_EACH_LAYER,
  () => import('#builder/headlines/KeepHeadlines.tsx').then((m) => m.KeepHeadlines),
  { floats: true },
);
const CellMark = lazyPart(MADE_FROM_PART, () => import('./CellMark.tsx').then((m) => m.CellMark));

/** A page so many pixels wide at the usual font size has the rail in full. */
const WIDE = 1280;

/** The room that the row has, and how high it is where nothing stands below. */
function roomOf(view: HTMLElement): StageRoom {
  const { clientWidth: width, clientHeight: height } = view;
  const below = view.parentElement?.querySelector<HTMLElement>('[data-below]');
  return { width, height, whole: below ? below.offsetTop + below.offsetHeight - view.offsetTop : height };
}

/** What is meant on the stage, with the column that its one line comes from where it is a line. */
const lineOf = ({ links }: StackLayout, hovered: Hovered): Focus => {
  const from = links.find(({ target, kind }) => target === hovered.block && kind === 'into')?.source;
  return hovered.source === undefined || from === undefined ? hovered : { ...hovered, from };
};

/** The blocks from input to answer with their live outputs; across, or downwards where the page is narrow. */
export function Stack({ lines, perMap, onDrawn, headlines = false, paper }: StackProps) {
  const desk = useDesk();
  const { editor } = desk;
  const network = useEditor((s) => s.document.network);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const selection = useEditor((s) => s.selection);
  const sample = useSample(data);
  const carrying = useDrag((s) => s.cargo !== undefined);
  const dropped = useAfterDrop() !== undefined;
  const hovered = useHovered();
  const magnifies = useCloseUpOpen();
  const [size, setSize] = useState({ width: 0, height: 0, whole: paper?.height ?? 0, ...paper });
  const [mark, setMark] = usePosition<{ mark: Mark; anchor: Rect; pinned: boolean }>((m) => elementOf(m.mark));
  const [pages, setPages] = useState<Readonly<Record<string, number>>>({});
  const view = useRef<HTMLDivElement>(null);
  const stack = useRef<HTMLDivElement>(null);
  const [painter] = useState(() => new StackPainter());

  useLayoutEffect(() => {
    const element = view.current;
    if (!element || paper) return;
    const observer = new ResizeObserver(() => setSize(roomOf(element)));
    observer.observe(element);
    return () => observer.disconnect();
  }, [paper]);

  const first = useMemo(
    () =>
      Object.fromEntries(
        Object.entries(pages).filter(([block, unit]) => isShown({ block, unit }, { data, inference })),
      ),
    [pages, data, inference],
  );
  const whole = data.dimensions === 0;
  const { shown } = data;
  useEffect(() => {
    const request = { resolution: RESOLUTION, first, ...(shown ? { axes: shown } : {}), ...(whole ? { sample } : {}) };
    return editor.engine.subscribe('units', request);
  }, [editor, first, whole, sample, shown]);
  useEffect(() => editor.engine.subscribe('parameters', {}), [editor]);
  useEffect(() => editor.engine.subscribe('constants', {}), [editor]);

  // Downwards on a phone, where the stage has the page to itself; beside another panel, however narrow, across.
  const scale = useTextScale();
  const page = window.innerWidth / scale;
  const phone = !paper && size.width > 0 && (page < 640 || (page < 768 && size.width > 0.8 * window.innerWidth));
  const over = useHeadlinesOn() && headlines;
  const trained = useFrameValue(({ position }) => position.step > 0, 1000) ?? false;
  const { layout, zoom, fitsWithoutRail } = useStageLayout(size, phone, first, scale, paper !== undefined, over);
  const { vertical } = layout;
  const seen = useStageWindow(view, stack, layout);
  const pins = usePins(view, layout, paper ? 0 : size.width, carrying);
  const { width: wide, height: high } = layout;
  const drawn = useMemo(() => (paper ? { x: 0, y: 0, width: wide, height: high } : seen), [paper, seen, wide, high]);
  const onPage = useCallback((id: string, to: number) => setPages((before) => ({ ...before, [id]: to })), []);
  const parts = useMemo<StageParts>(
    () => ({
      layout,
      columns: new Map(layout.columns.map((c) => [c.id, c])),
      containers: new Map(layout.containers.map((c) => [c.id, c])),
      window: drawn,
      wide: zoom !== undefined,
      pins,
      perMap,
      headlines: headlineRooms(layout.columns, layout.width, scale, layout.vertical),
      scale,
      onPage,
    }),
    [layout, drawn, zoom, pins, perMap, scale, onPage],
  );
  useLayoutEffect(() => {
    if (!stack.current || !view.current || paper) return;
    const folded = layout.columns.filter((c) => c.role === 'folded');
    return provideStage(desk, {
      element: stack.current,
      view: view.current,
      slots: layout.slots,
      folded,
      pins,
      width: layout.width,
    });
  }, [desk, layout, pins, paper]);

  const lit = mark?.mark;
  const biased = selection?.block;
  const focus =
    (lit && focusOf(lit)) ??
    (hovered && lineOf(layout, hovered)) ??
    (selection?.unit === undefined ? undefined : { block: selection.block, unit: selection.unit });
  const weighed = (id: string, name: string, axes: number) =>
    inference.byId.get(id)?.parameters[name]?.shape.length === axes;
  const drawsLines = linesInto(layout).some((id) => weighed(id, 'weight', 2));
  const column = biased === undefined ? undefined : parts.columns.get(biased);
  const drawsBiases = !vertical && column !== undefined && roomForBiases(column) && weighed(column.id, 'bias', 1);
  const labelled = !layout.bare;
  useEffect(
    () => onDrawn?.({ lines: drawsLines, biases: drawsBiases, columns: labelled }),
    [onDrawn, drawsLines, drawsBiases, labelled],
  );
  const broken = useMemo(
    () => new Set(layout.columns.filter((c) => c.id !== 'input' && !inference.byId.get(c.id)?.output).map((c) => c.id)),
    [layout, inference],
  );
  const ink = useMemo(() => common(inkOf(layout), drawn), [layout, drawn]);
  const tiles = useCanvas(
    (context, { ratio }) => {
      context.translate(-ink.x, -ink.y);
      painter.drawTiles(context, layout, ink, editor.frame, {
        ratio,
        dimmed: broken,
        names: data.tokens,
        perMap,
        biased,
      });
    },
    { plain: true, leads: true },
  );
  const follows = useRef(true);
  const links = useCanvas(
    (context) => {
      context.translate(-ink.x, -ink.y);
      follows.current = painter.drawLinks(context, layout, ink, editor.frame, lines, focus);
    },
    { plain: true },
  );
  useFrames(tiles.invalidate);
  // Bands do not change at all.
  useFrames(
    (frame) => {
      if (follows.current || !frame) links.invalidate();
    },
    LINES_EVERY,
    SPARING_DEAR,
  );

  const onMove = (event: PointerEvent<HTMLDivElement>) => {
    if (mark?.pinned || carrying || event.pointerType === 'touch') return;
    const found = markUnder(event);
    if (!found) {
      if (mark) setMark(undefined);
    } else if (
      found.mark.index !== mark?.mark.index ||
      found.mark.block !== mark.mark.block ||
      found.mark.parameter !== mark.mark.parameter
    )
      setMark({ ...found, pinned: false });
  };
  const markUnder = (event: MouseEvent<HTMLDivElement>) => {
    // Asked first: where something was pressed the page is not laid out for it.
    if ((event.target as Element).closest('button, dialog, [popover], [data-pinned]')) return undefined;
    const box = event.currentTarget.getBoundingClientRect();
    const found = painter.markAt(event.clientX - box.left, event.clientY - box.top);
    if (!found) return undefined;
    // Beside all that the card tells of: the line and its two ends.
    const { x, y, width, height } = painter.boxOf(found) ?? { x: 0, y: 0, width: 0, height: 0 };
    return { mark: found, anchor: { left: box.left + x, top: box.top + y, width, height } };
  };
  // A click, not the press before it, which closes the card that stands open.
  const onClick = (event: MouseEvent<HTMLDivElement>) => {
    const found = markUnder(event);
    if (found) setMark({ ...found, pinned: true });
  };

  const onKey = useEffectEvent((event: globalThis.KeyboardEvent) => {
    const { cargo, by } = dragged(desk);
    if (cargo && (by === 'keyboard' || event.key === 'Escape') && carryKey(desk, event)) {
      event.preventDefault();
      event.stopPropagation();
    }
  });
  useEffect(() => {
    const listener = (event: globalThis.KeyboardEvent) => onKey(event);
    window.addEventListener('keydown', listener, true);
    return () => window.removeEventListener('keydown', listener, true);
  }, []);

  /** Arrow keys walk from unit to unit, within a block and across blocks in the order of reading. */
  const walk = (event: KeyboardEvent<HTMLDivElement>) => {
    const cell = (event.target as HTMLElement).closest<HTMLElement>('[data-unit]');
    if (!cell || !event.key.startsWith('Arrow') || event.shiftKey || event.altKey) return;
    const cells = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-unit]')];
    const own = cells.filter((c) => c.dataset['block'] === cell.dataset['block']);
    const i = own.indexOf(cell);
    const along = vertical ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown'];
    let next: HTMLElement | undefined;
    if (along.includes(event.key)) next = own[i + (event.key === along[0] ? -1 : 1)];
    else {
      const blocks = [...new Set(cells.map((c) => c.dataset['block']))];
      const back = event.key === 'ArrowLeft' || event.key === 'ArrowUp';
      const other = blocks[blocks.indexOf(cell.dataset['block']) + (back ? -1 : 1)];
      const others = cells.filter((c) => c.dataset['block'] === other);
      next = others[Math.min(i, others.length - 1)];
    }
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const at = { left: ink.x, top: ink.y, width: ink.width, height: ink.height };

  return (
    <StageContext value={parts}>
      <div
        className={styles['view']}
        ref={view}
        id={paper ? undefined : 'stage-view'}
        data-vertical={vertical || undefined}
        data-bare={layout.bare || undefined}
        data-carrying={carrying || undefined}
        style={
          {
            '--stage-height': `${layout.height}px`,
            ...(pins ? { scrollPaddingInline: `${pins.left}px ${pins.right}px` } : {}),
          } as CSSProperties
        }
      >
        {/* biome-ignore lint/a11y/noStaticElementInteractions: a pointer's shortcut to a weight; every weight is also in the list of its unit's card */}
        <div
          ref={stack}
          className={styles['stack']}
          style={{ width: layout.width, height: layout.height }}
          onPointerMove={onMove}
          onPointerLeave={() => mark && !mark.pinned && setMark(undefined)}
          onClick={onClick}
          onKeyDown={walk}
        >
          {layout.groups.map((box) => (
            <i
              key={`${box.x} ${box.y}`}
              className={styles['group']}
              style={{ left: box.x, top: box.y, width: box.width, height: box.height }}
            />
          ))}
          <canvas ref={links.ref} className={styles['canvas']} style={at} aria-hidden />
          <canvas
            ref={tiles.ref}
            className={styles['canvas']}
            style={at}
            role="img"
            aria-label={whole ? OUTPUTS_SAY : HEAT_MAPS_SAY}
          />
          <ol className={styles['blocks']} aria-label={BLOCKS_LIST}>
            <BlockView block={undefined} id="input" />
            <Blocks blocks={network} />
          </ol>
          {(hovered ? hovered.cell !== undefined : magnifies) && <CellMark />}
          {carrying && <DropSlots layout={layout} />}
        </div>
      </div>
      {!paper && (
        <>
          {over && trained && <KeepHeadlines view={view} />}
          {zoom && <Overview {...{ layout, view, zoom, pins }} widens={fitsWithoutRail && page >= WIDE} />}
          {dropped && <AfterDropCard />}
          {carrying && <DropCard />}
          {hovered && <UnitCard stack={view} onClose={() => hoverUnit(desk, undefined)} />}
          {mark && (
            <EdgeCard
              key={`${mark.mark.block} ${mark.mark.parameter} ${mark.mark.index}`}
              {...mark}
              onClose={() => setMark(undefined)}
            />
          )}
        </>
      )}
    </StageContext>
  );
}
