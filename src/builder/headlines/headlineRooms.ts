/** @file How wide the words over a column may be: as far as half the way to its neighbours, so that two never meet. Pure. */
import type { PlacedColumn } from '#stage/layout/stackLayout.ts';

/** Between the words of two columns, in px at 16 px a letter. */
const APART = 12;
/** Longer lines are not read at a glance. */
const WIDEST = 208;

/**
 * Widths by column, for those that have room for a headline.
 * @param width of the whole stage
 * @param scale the reader's font size ÷ 16 px
 */
export function headlineRooms(
  columns: readonly PlacedColumn[],
  width: number,
  scale: number,
  vertical = false,
): ReadonlyMap<string, number> {
  const over = columns.filter(({ headline }) => headline > 0);
  // In rows each has the whole line.
  if (vertical) return new Map(over.map((column) => [column.id, column.width]));
  return new Map(
    over.map((column) => {
      const middle = column.x + column.width / 2;
      const level = over.filter(({ y, headline }) => y < column.y + column.headline && y + headline > column.y);
      // Half the way to what stands beside it, or all of it to the end of the stage.
      const before = level.filter(({ x }) => x < column.x).map((other) => (other.x + other.width + column.x) / 2);
      const after = level.filter(({ x }) => x > column.x).map(({ x }) => (column.x + column.width + x) / 2);
      const reach = Math.min(middle - Math.max(0, ...before), Math.min(width, ...after) - middle);
      return [column.id, Math.max(0, Math.min(WIDEST * scale, 2 * reach - APART * scale))];
    }),
  );
}
