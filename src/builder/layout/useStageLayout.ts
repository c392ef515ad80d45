import { useMemo, useRef } from 'react';
import { labelsOf } from '#builder/palette/blockLabels.ts';
import { layers } from '#layers/index.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import { layoutNetwork, type Room } from '#stage/layoutNetwork.ts';
import { extrasOf } from '#stage/pictures.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { headlineHeights, ROW_HEADLINE, withWords } from './headlineHeights.ts';
import { type Zoom, zoomFor } from './zoom.ts';

export interface StageLayout {
  readonly layout: StackLayout;
  /** How it is shown, where it is too large for its panel at full size; undefined where it is not. */
  readonly zoom: Zoom | undefined;
  /** It is too large, but would not be if the column at the page's left were folded. */
  readonly fitsWithoutRail: boolean;
}

export interface StageRoom extends Room {
  /** Its height where nothing stands below the row: what helps where it is too large takes some. */
  readonly whole: number;
}

/** What the column at the page's left gives when it is folded, in px at the usual font size. */
const RAIL_GIVES = 176;
/** So much higher than its room a row may be. */
const SCROLLS = 24;

const fits = (layout: StackLayout, { width }: Room, height: number) =>
  layout.width <= width + 1 && layout.height <= height + SCROLLS;

/**
 * Where everything on the stage stands, made anew when the network, what is folded or paged, or the room changes: never by a frame.
 * @param phone the stage has the page to itself, which is narrow: always in rows
 * @param first the first unit shown of blocks that are paged
 * @param paper what is too wide is made to fit: nothing is scrolled to there
 * @param headlines whether room is kept for words over the columns, where there is some
 * @param scale the reader's font size ÷ 16 px: everything is laid out for 16 px and enlarged by it
 */
export function useStageLayout(
  size: StageRoom,
  phone: boolean,
  first: Readonly<Record<string, number>>,
  scale: number,
  paper = false,
  headlines = false,
): StageLayout {
  const network = useEditor((s) => s.document.network);
  const view = useEditor((s) => s.document.view);
  const inference = useEditor((s) => s.inference);
  const data = useEditor((s) => s.data);
  const loss = useEditor((s) => s.document.training.loss);
  const open = useEditor((s) => (s.selection?.run ? undefined : s.selection?.block));
  // Only their sizes matter, and those change seldom: room is kept for them while the same blocks are computed anew.
  const told = useFrameValue(({ probes }) => JSON.stringify(extrasOf(probes.units)), 250);
  const blocks = inference.blocks.map(({ block: { id, type } }) => `${id} ${type}`).join();
  const kept = useRef({ blocks, extras: '{}' });
  if (told !== undefined) kept.current = { blocks, extras: told };
  const extras = kept.current.blocks === blocks ? kept.current.extras : '{}';
  const labels = useMemo(() => labelsOf(network), [network]);
  const tree = useMemo(
    () =>
      stackTree({ network, inference, data, loss, registry: layers, view, first, extras: JSON.parse(extras), labels }),
    [network, inference, data, loss, view, first, extras, labels],
  );
  const width = size.width / scale;
  const across = useMemo(() => {
    if (width === 0 || phone) return undefined;
    const inRoom = (room: Room) => {
      const at = (headline: number) => layoutNetwork(tree, room, 'full', { scale, headline });
      return withWords(at, room, headlines ? headlineHeights(room.height / scale) : []);
    };
    const alone = inRoom({ ...size, height: size.whole });
    return size.whole === size.height || fits(alone, size, size.whole) ? alone : inRoom(size);
  }, [tree, size, width, phone, scale, headlines]);
  const overflows = across !== undefined && !fits(across, size, size.whole);
  const fitsWithoutRail = useMemo(() => {
    if (!overflows || paper) return false;
    const room = { width: size.width + RAIL_GIVES * scale, height: size.whole };
    return fits(layoutNetwork(tree, room, 'full', { scale }), room, room.height);
  }, [overflows, paper, tree, size, scale]);
  const zoom = overflows ? (paper ? 'fit' : zoomFor(view['zoom'], width)) : undefined;
  const how = phone ? 'rows' : (zoom ?? 'full');
  const opened = how === 'rows' ? open : undefined;
  const wrong = useMemo(
    () => inference.problems.filter(({ severity }) => severity !== 'notice').map(({ block }) => block),
    [inference],
  );
  return useMemo(() => {
    const layout =
      how === 'full' && across
        ? across
        : layoutNetwork(tree, size, how, {
            scale,
            open: opened,
            wrong,
            headline: headlines && how === 'rows' ? ROW_HEADLINE : 0,
          });
    return { layout, zoom, fitsWithoutRail };
  }, [tree, size, how, zoom, across, opened, wrong, scale, fitsWithoutRail, headlines]);
}
