import { useMemo, useRef } from 'react';
import { labelsOf } from '#builder/palette/layerLooks.ts';
import { layers } from '#layers/index.ts';
import { layoutAcross } from '#stage/layout/layoutAcross.ts';
import { layoutDown, OPEN_HEIGHT } from '#stage/layout/layoutDown.ts';
import { emptyLayout, type StackLayout, scaledLayout } from '#stage/layout/stackLayout.ts';
import { stackTree } from '#stage/layout/stackTree.ts';
import { extrasOf } from '#stage/pictures.ts';
import { useEditor } from '#state/useDesk.ts';
import { useFrameValue } from '#state/useFrames.ts';
import { type Zoom, zoomFor } from './zoom.ts';

export interface StageLayout {
  readonly layout: StackLayout;
  /** How it is shown, where it is too large for its panel at full size; undefined where it is not. */
  readonly zoom: Zoom | undefined;
}

interface Size {
  readonly width: number;
  readonly height: number;
}

/**
 * Where everything on the stage stands, made anew when the network, what is folded or paged, or the room changes: never by a frame.
 * @param phone the stage has the page to itself, which is narrow: always in rows
 * @param first the first unit shown of blocks that are paged
 * @param paper what is too wide is made to fit: nothing is scrolled to there
 * @param scale the reader's font size ÷ 16 px: everything is laid out for 16 px and enlarged by it
 */
export function useStageLayout(
  size: Size,
  phone: boolean,
  first: Readonly<Record<string, number>>,
  scale: number,
  paper = false,
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
  const [width, height] = [size.width / scale, size.height / scale];
  const across = useMemo(
    () => (width === 0 || phone ? undefined : layoutAcross(tree, width, height)),
    [tree, width, height, phone],
  );
  const overflows = across !== undefined && (across.width > width + 1 || across.height > height + 24);
  const zoom = overflows ? (paper ? 'fit' : zoomFor(view['zoom'], width)) : undefined;
  const rows = phone || zoom === 'rows';
  const opened = rows ? open : undefined;
  return useMemo(() => {
    if (width === 0) return { layout: emptyLayout, zoom: undefined };
    const options = opened === undefined ? {} : { open: opened, openHeight: OPEN_HEIGHT };
    const layout = rows
      ? layoutDown(tree, width, options)
      : zoom === 'fit'
        ? layoutAcross(tree, width, height, true)
        : across!;
    return { layout: scale === 1 ? layout : scaledLayout(layout, scale), zoom };
  }, [tree, width, height, rows, zoom, across, opened, scale]);
}
