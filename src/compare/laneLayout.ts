/** @file How a lane's network stands in its box: as large as it fits, but smaller where that lets the lines between its units be told apart. */
import { singles } from '#stage/layout/layoutAcross.ts';
import { type StackLayout, scaledLayout } from '#stage/layout/stackLayout.ts';
import type { StackTree } from '#stage/layout/stackTree.ts';
import { layoutNetwork } from '#stage/layoutNetwork.ts';

/** Sizes that are tried, the largest first; a tile of the last is about 16 px wide. */
const SCALES = [1, 0.85, 0.7, 0.6, 0.5] as const;

/** The largest with most columns whose units stand one above the other. */
export function laneLayout(tree: StackTree, width: number, height: number): StackLayout {
  let best: StackLayout | undefined;
  for (const scale of SCALES) {
    const layout = scaledLayout(
      layoutNetwork(tree, { width: width / scale, height: height / scale }, 'picture'),
      scale,
    );
    if (!best || rank(layout) > rank(best)) best = layout;
    if (best.columns.every(({ single }) => single) && apart(best)) break;
  }
  return best!;
}

/** Units that cover each other are worse than any that share a line. */
const rank = (layout: StackLayout): number => singles(layout) + (apart(layout) ? layout.columns.length : 0);

/** No unit stands on the one above it. */
const apart = ({ columns }: StackLayout): boolean =>
  columns.every(
    ({ single, tiles }) => !single || tiles.every(({ y }, i) => i === 0 || y >= tiles[i - 1]!.y + tiles[i - 1]!.height),
  );
