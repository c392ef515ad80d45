/** @file The washes round blocks that read as one. Pure geometry in CSS pixels. */
import type { PlacedColumn } from './stackLayout.ts';
import { around, type Box } from './tiles.ts';

/** Above and below the tiles, where there are no labels. */
const ABOVE = 14;

/** One box for each group of columns: round their tiles, and their labels where they have some. */
export function groupBoxes(columns: readonly PlacedColumn[]): Box[] {
  const groups = new Map<string, PlacedColumn[]>();
  for (const column of columns)
    if (column.group !== undefined) groups.set(column.group, [...(groups.get(column.group) ?? []), column]);
  return [...groups.values()].map((members) => {
    const { x, width, y, height } = around(members);
    const tiles = around(members.flatMap((c) => c.tiles));
    const top = Math.max(y, tiles.y - ABOVE);
    const bottom = members[0]!.lines === 0 ? Math.min(y + height, tiles.y + tiles.height + ABOVE) : y + height;
    return { x, y: top, width, height: bottom - top };
  });
}
