import { useMemo, useRef } from 'react';
import { labelsOf } from '#builder/palette/blockLabels.ts';
import { layers } from '#layers/index.ts';
import type { StackLayout } from '#stage/layout/stackLayout.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import { layoutNetwork, type Room } from '#stage/layoutNetwork.ts';
import { extrasOf } from '#stage/pictures.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { headlineHeights, withWords } from './headlineHeights.ts';
import { type Zoom, zoomFor } from './zoom.ts';

export interface StageLayout {
  readonly layout: StackLayout;
  /** How it is shown, where it is too large for its panel at full size; undefined where it is not. */
  readonly zoom: Zoom | undefined;
}

/**
 * Where everything on the stage stands, made anew when the network, what is folded or paged, or the room changes: never by a frame.
 * @param phone the stage has the page to itself, which is narrow: always in rows
 * @param first the first unit shown of blocks that are paged
 * @param paper what is too wide is made to fit: nothing is scrolled to there
 * @param headlines whether room is kept for words over the columns, where there is some
 * @param scale the reader's font size ÷ 16 px: everything is laid out for 16 px and enlarged by it
 */
export function useStageLayout(
  size: Room,
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
    const at = (headline: number) => layoutNetwork(tree, size, 'full', { scale, headline });
    const heights = headlines ? headlineHeights(size.height / scale) : [];
    return withWords(at, size, heights);
  }, [tree, size, width, phone, scale, headlines]);
  const overflows = across !== undefined && (across.width > size.width + 1 || across.height > size.height + 24);
  const zoom = overflows ? (paper ? 'fit' : zoomFor(view['zoom'], width)) : undefined;
  const how = phone ? 'rows' : (zoom ?? 'full');
  const opened = how === 'rows' ? open : undefined;
  return useMemo(() => {
    const layout = how === 'full' && across ? across : layoutNetwork(tree, size, how, { scale, open: opened });
    return { layout, zoom };
  }, [tree, size, how, zoom, across, opened, scale]);
}
