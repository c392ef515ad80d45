/** @file The weights of a convolution as squares: a row of them for each filter, a column for each map that flows in; of one map, the filters side by side. Pure geometry, painting and reading. */
import { palette } from '#charts/color.ts';
import { signedMapping } from '#charts/heatmap.ts';
import type { TileSheet } from '#charts/tileSheet.ts';
import { formatNumber } from '#ui/format.ts';
import type { Cell } from './matrix.ts';

/** Pixels between two squares. */
const GAP = 4;
const [LEAST, MOST] = [3, 14];

export interface KernelGrid {
  readonly filters: number;
  readonly maps: number;
  /** Rows and columns of a kernel. */
  readonly down: number;
  readonly across: number;
  /** Pixels of a weight, and of the whole picture. */
  readonly cell: number;
  readonly width: number;
  readonly height: number;
  /** The first axis is that of the maps, as in a transposed convolution. */
  readonly turned: boolean;
}

/** @param shape [filters, maps, rows, columns]; where `turned` [maps, filters, rows, columns] */
export function kernelGrid(
  [first = 1, second = 1, down = 1, across = 1]: readonly number[],
  turned: boolean,
  { high, wide }: { readonly high: number; readonly wide: number },
): KernelGrid {
  const [filters, maps] = turned ? [second, first] : [first, second];
  const [below, beside] = laid(filters, maps);
  const room = Math.min((high - (below - 1) * GAP) / (below * down), (wide - (beside - 1) * GAP) / (beside * across));
  const cell = Math.max(LEAST, Math.min(MOST, Math.floor(room)));
  const long = (count: number, side: number) => count * side * cell + (count - 1) * GAP;
  return { filters, maps, down, across, cell, width: long(beside, across), height: long(below, down), turned };
}

/** How many squares stand below one another, and side by side. */
const laid = (filters: number, maps: number): readonly [number, number] =>
  maps === 1 ? [1, filters] : [filters, maps];

/** How many weights lie below one another and side by side, over all squares: what arrow keys walk over. */
export function sidesOfKernels({ filters, maps, down, across }: KernelGrid): { rows: number; columns: number } {
  const [below, beside] = laid(filters, maps);
  return { rows: below * down, columns: beside * across };
}

/** The weight at a pixel; in a gap the one before it. */
export function weightAt({ cell, down, across }: KernelGrid, x: number, y: number): Cell {
  const along = (at: number, side: number) => {
    const square = Math.floor(at / (side * cell + GAP));
    return square * side + Math.min(side - 1, Math.floor((at - square * (side * cell + GAP)) / cell));
  };
  return { row: along(y, down), column: along(x, across) };
}

/** A place among all squares as filter, map, and row and column within the kernel. */
function placeOf({ maps, down, across }: KernelGrid, { row, column }: Cell) {
  const [below, beside] = [Math.floor(row / down), Math.floor(column / across)];
  const [filter, map] = maps === 1 ? [beside, below] : [below, beside];
  return { filter, map, u: row % down, v: column % across };
}

/** Where the kernel of a filter and a map begins among the weights. */
const startOf = ({ filters, maps, down, across, turned }: KernelGrid, filter: number, map: number) =>
  (turned ? map * filters + filter : filter * maps + map) * down * across;

/** "filter 3, map 2, row 1, column 5: −0.412", each counted from 1. */
export function weightWords(grid: KernelGrid, values: ArrayLike<number>, cell: Cell): string {
  const { filter, map, u, v } = placeOf(grid, cell);
  const value = values[startOf(grid, filter, map) + u * grid.across + v]!;
  return `filter ${filter + 1}, map ${map + 1}, row ${u + 1}, column ${v + 1}: ${formatNumber(value)}`;
}

/** Every kernel as a square, all on one scale, and a frame round the weight that is meant. */
export function drawKernels(
  context: CanvasRenderingContext2D,
  ratio: number,
  sheet: TileSheet,
  grid: KernelGrid,
  { values, limit }: { readonly values: Float32Array; readonly limit: number },
  meant: Cell | undefined,
): void {
  const { filters, maps, down, across, cell } = grid;
  const [width, height] = [across * cell, down * cell];
  const { signed, ink1, ink4 } = palette();
  const at = (filter: number, map: number) => {
    const [below, beside] = maps === 1 ? [map, filter] : [filter, map];
    return { x: beside * (width + GAP), y: below * (height + GAP), width, height };
  };
  for (let filter = 0; filter < filters; filter++) {
    for (let map = 0; map < maps; map++) {
      const from = startOf(grid, filter, map);
      sheet.add({ values, from, width: across, height: down }, at(filter, map), signed, signedMapping(limit));
    }
  }
  sheet.draw(context, ratio);
  context.strokeStyle = ink4;
  context.lineWidth = 0.5;
  for (let filter = 0; filter < filters; filter++) {
    for (let map = 0; map < maps; map++) {
      const { x, y } = at(filter, map);
      context.strokeRect(x + 0.25, y + 0.25, width - 0.5, height - 0.5);
    }
  }
  if (!meant) return;
  const { filter, map, u, v } = placeOf(grid, meant);
  const box = at(filter, map);
  context.strokeStyle = ink1;
  context.lineWidth = 1.5;
  context.strokeRect(box.x + v * cell + 0.5, box.y + u * cell + 0.5, cell - 1, cell - 1);
}
