/** @file How high the bands between columns are: as the root of how many numbers pass, so that areas are amounts. Pure geometry in CSS pixels. */
import { numbersOf } from '#stage/pictures.ts';
import type { PlacedColumn } from './stackLayout.ts';
import { around, type Box } from './tiles.ts';

/** A band is no thinner than this. */
export const THINNEST = 3;

const heightOf = (tiles: readonly Box[]) => around(tiles).height;

/**
 * The height for the root of one number: the largest with which no band is higher than the tiles that it leaves or enters; but not so small, for the sake of one
 * column that is low, that the highest is less than a sixth as high as the highest tiles.
 */
export function bandUnit(columns: readonly PlacedColumn[]): number {
  let unit = Number.POSITIVE_INFINITY;
  let tallest = 0;
  let most = 1;
  for (const { picture, tiles } of columns) {
    if (tiles.length === 0 || picture.kind === 'hinge') continue;
    const [height, numbers] = [heightOf(tiles), numbersOf(picture)];
    unit = Math.min(unit, height / Math.sqrt(numbers));
    tallest = Math.max(tallest, height);
    most = Math.max(most, numbers);
  }
  return tallest === 0 ? 0 : Math.max(unit, tallest / 6 / Math.sqrt(most));
}

/** How high a band is where it leaves or enters a column. */
export function bandHeight({ picture, tiles }: PlacedColumn, unit: number): number {
  const height = Math.max(THINNEST, unit * Math.sqrt(numbersOf(picture)));
  return picture.kind === 'hinge' || tiles.length === 0 ? height : Math.min(height, heightOf(tiles));
}

/** Hinges made as high as the band through them, but no higher than the tallest tiles. */
export function withHinges(columns: readonly PlacedColumn[]): PlacedColumn[] {
  const unit = bandUnit(columns);
  const tallest = columns.reduce((most, c) => (c.tiles.length > 0 ? Math.max(most, heightOf(c.tiles)) : most), 0);
  return columns.map((column) => {
    const [tile] = column.tiles;
    if (column.picture.kind !== 'hinge' || !tile) return column;
    const height = Math.min(Math.max(tile.height / 2, bandHeight(column, unit)), tallest);
    return { ...column, tiles: [{ ...tile, y: tile.y + (tile.height - height) / 2, height }] };
  });
}
