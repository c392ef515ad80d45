/** @file Which number stands under a pointer. Pure. */
import type { StoryColumn } from './storyLayout.ts';

/** The number at a place: its index among the values as they stand, and which it is in words. */
export function numberAt(
  { dots, block, loupe }: Pick<StoryColumn, 'dots' | 'block' | 'loupe'>,
  x: number,
  y: number,
): { readonly index: number; readonly words: string } | undefined {
  const { tiles, across, down, kind } = dots;
  for (const { x: left, y: top, grid, dot } of loupe ? [loupe, block] : [block]) {
    const [column, row] = [(x - left) / (across * dot + grid.gap), (y - top) / (down * dot + grid.gap)].map(Math.floor);
    if (column! < 0 || row! < 0 || column! >= grid.columns || row! >= grid.rows) continue;
    const tile = row! * grid.columns + column!;
    if (tile >= tiles) continue;
    const cx = Math.min(across - 1, Math.floor((x - left - column! * (across * dot + grid.gap)) / dot));
    const cy = Math.min(down - 1, Math.floor((y - top - row! * (down * dot + grid.gap)) / dot));
    const index = tile * across * down + cy * across + cx;
    const words =
      kind === 'maps'
        ? `${tiles > 1 ? `map ${tile + 1}, ` : ''}row ${cy + 1}, column ${cx + 1}`
        : kind === 'steps'
          ? `step ${cx + 1}, feature ${cy + 1}`
          : `${kind === 'tokens' ? 'token' : 'unit'} ${tile + 1}`;
    return { index, words };
  }
  return undefined;
}
