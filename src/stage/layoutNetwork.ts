/** @file Where everything of a network stands, in a room of any size: the one way to a layout. Pure. */
import { layoutAcross, layoutSmall } from './layout/layoutAcross.ts';
import { layoutDown, OPEN_HEIGHT } from './layout/layoutDown.ts';
import { emptyLayout, type StackLayout, scaledLayout } from './layout/stackLayout.ts';
import type { StackTree } from './layout/stackTree.ts';

/**
 * `full`: from left to right with labels, wider or higher than the room where it must be. `fit`: the same, made to fit without labels where it would not. `rows`: from
 * top to bottom. `picture`: nothing but tiles and lines, always inside of the room: a row of a comparison, a thumbnail.
 */
export type How = 'full' | 'fit' | 'rows' | 'picture';

export interface Room {
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
}

/**
 * @param scale the reader's font size ÷ 16 px: everything is laid out for 16 px and enlarged by it
 * @param headline height kept free for words over each column, in rows below its label, in px at 16 px a letter
 * @param wrong in rows, the blocks below whose labels there is room for a card that says what does not fit
 * @param open in rows, the block below whose tiles there is room for its actions
 */
export function layoutNetwork(
  tree: StackTree,
  room: Room,
  how: How,
  {
    scale = 1,
    open,
    wrong,
    headline = 0,
  }: {
    readonly scale?: number;
    readonly open?: string | undefined;
    readonly wrong?: readonly string[] | undefined;
    readonly headline?: number;
  } = {},
): StackLayout {
  const [width, height] = [room.width / scale, room.height / scale];
  if (width <= 0) return emptyLayout;
  const layout =
    how === 'rows'
      ? layoutDown(tree, width, {
          headline,
          ...(wrong ? { wrong } : {}),
          ...(open === undefined ? {} : { open, openHeight: OPEN_HEIGHT }),
        })
      : how === 'picture'
        ? layoutSmall(tree, width, height)
        : layoutAcross(tree, width, height, how === 'fit', headline);
  return scale === 1 ? layout : scaledLayout(layout, scale);
}
