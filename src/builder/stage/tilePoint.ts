/** @file From a place in a tile to what it means: the point of the plane, or the cell of one sample. Pure. */

import type { PreparedData } from '#data/prepare.ts';
import type { Box } from '#stage/layout/tiles.ts';
import { cellIndex, type Picture } from '#stage/pictures.ts';
import type { Hovered } from '#state/hover.ts';

/** The point of the plane (or line) under a place in a tile, both shares from the top left. */
export function pointAt(domain: PreparedData['domain'], across: number, down: number): number[] {
  return domain.map(([low, high], d) => low + (high - low) * (d === 0 ? across : 1 - down));
}

/** The cell under a share of a length. */
export const cellAt = (share: number, cells: number): number =>
  Math.max(0, Math.min(cells - 1, Math.floor(share * cells)));

/**
 * What a place in a tile means.
 * @param tile counted over the whole block (for tokens: the step)
 * @param across share of the tile's width, `down` of its height
 */
export function hoveredAt(
  block: string,
  picture: Picture,
  tile: number,
  across: number,
  down: number,
  domain: PreparedData['domain'],
): Hovered {
  const { kind } = picture;
  if (kind === 'plane' || kind === 'line') return { block, unit: tile, at: pointAt(domain, across, down) };
  if (kind === 'tokens') return { block, unit: 0, cell: tile };
  return {
    block,
    unit: tile,
    cell: cellIndex(picture, tile, cellAt(across, picture.across), cellAt(down, picture.down)),
  };
}

/** What a tile means without a pointer: its middle cell, a sequence's last step; over the plane no point of its own. */
export function hoveredTile(block: string, picture: Picture, tile: number): Hovered {
  const { kind, across, down } = picture;
  if (kind === 'plane' || kind === 'line') return { block, unit: tile };
  if (kind === 'tokens') return { block, unit: 0, cell: tile };
  const [x, y] = kind === 'steps' ? [across - 1, 0] : [Math.floor(across / 2), Math.floor(down / 2)];
  return { block, unit: tile, cell: cellIndex(picture, tile, x, y) };
}

/** The tile nearest to a place, its index among the boxes. */
export function nearestTile(tiles: readonly Box[], x: number, y: number): number {
  let best = 0;
  let least = Number.POSITIVE_INFINITY;
  for (const [i, box] of tiles.entries()) {
    const dx = Math.max(box.x - x, 0, x - box.x - box.width);
    const dy = Math.max(box.y - y, 0, y - box.y - box.height);
    const distance = dx * dx + dy * dy;
    if (distance < least) [best, least] = [i, distance];
  }
  return best;
}

/** Tiles that a finger or pointer can hit one by one. */
export const areTargets = (tiles: readonly Box[]): boolean =>
  tiles.every(({ width, height }) => width >= 23.5 && height >= 23.5);

/** The cell `dx` columns and `dy` rows on from one that is meant; the same at the edge. */
export function stepCell(
  picture: Picture,
  unit: number,
  cell: number,
  dx: number,
  dy: number,
): { x: number; y: number; cell: number } {
  const { across, down, kind, units } = picture;
  const inTile = kind === 'map' ? cell % (across * down) : kind === 'steps' ? Math.floor(cell / units) : 0;
  const x = Math.max(0, Math.min(across - 1, (inTile % across) + dx));
  const y = Math.max(0, Math.min(down - 1, Math.floor(inTile / across) + dy));
  return { x, y, cell: cellIndex(picture, unit, x, y) };
}
