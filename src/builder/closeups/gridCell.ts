/** @file Which cell of a grid a place means. */

/**
 * The cell's index, row by row; beyond an edge that of the edge.
 * @param across share of the width, 0 … 1
 * @param down share of the height
 */
export function cellAt(across: number, down: number, rows: number, columns: number): number {
  const at = (share: number, count: number) => Math.max(0, Math.min(count - 1, Math.floor(share * count)));
  return at(down, rows) * columns + at(across, columns);
}
