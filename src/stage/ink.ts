/** @file Where on the stage anything is drawn: a canvas as large as that costs less than one as large as the stage. Pure geometry in CSS pixels. */
import type { StackLayout } from './layout/stackLayout.ts';
import { around, type Box } from './layout/tiles.ts';

/** Room for what stands beside tiles: bars of biases at the left, outlines. */
const BESIDE = 12;

/** The part of a layout that the painter draws on; tiles, what stands beside them, and every line from one to another lie inside. */
export function inkOf(layout: StackLayout): Box {
  // Downwards ticks stand beside every row.
  if (layout.vertical) return { x: 0, y: 0, width: layout.width, height: layout.height };
  const boxes: Box[] = layout.columns.flatMap(({ tiles, extras }) => [...tiles, ...extras.flatMap((e) => e.tiles)]);
  // Lines through empty branches leave the height of the tiles that they join.
  for (const { via } of layout.links)
    if (via) boxes.push({ x: via.from, y: via.y - 9, width: Math.max(0, via.to - via.from), height: 18 });
  if (boxes.length === 0) return { x: 0, y: 0, width: 0, height: 0 };
  const { x, y, width, height } = around(boxes);
  const [left, top] = [Math.floor(x - BESIDE), Math.floor(y - BESIDE)];
  return {
    x: left,
    y: top,
    width: Math.ceil(x + width + BESIDE) - left,
    height: Math.ceil(y + height + BESIDE) - top,
  };
}

/** What two boxes have in common; without width or height where they do not meet. */
export function common(a: Box, b: Box): Box {
  const [x, y] = [Math.max(a.x, b.x), Math.max(a.y, b.y)];
  return {
    x,
    y,
    width: Math.max(0, Math.min(a.x + a.width, b.x + b.width) - x),
    height: Math.max(0, Math.min(a.y + a.height, b.y + b.height) - y),
  };
}
