/** @file Paints one map of a block as the stage has it, with a frame round the cells that a close-up looks at. */
import { palette } from '#charts/color.ts';
import { rangeMapping, signedMapping } from '#charts/heatmap.ts';
import type { Heatmap } from '#charts/tileSheet.ts';
import type { ProbeResults } from '#engine/protocol.ts';
import type { Patch } from '#nn/closeUp.ts';

export type UnitMaps = ProbeResults['units']['blocks'][number];

export interface MapLook {
  /** The cells that are looked at. */
  readonly frame: Patch;
  /** Ink of an image, 0 … 1. */
  readonly pixels?: boolean;
  /** The cells that the window has been at (row-major): the others are faint. Absent: all. */
  readonly filled?: ReadonlySet<number> | undefined;
}

interface Room {
  readonly width: number;
  readonly height: number;
  readonly ratio: number;
}

/** Cells that are not filled yet. */
const FAINT = 0.16;

/** @param unit counted over the whole block; nothing is drawn where the stage does not show it */
export function drawMap(
  context: CanvasRenderingContext2D,
  { width, height, ratio }: Room,
  map: Heatmap,
  values: Float32Array,
  maps: UnitMaps,
  unit: number,
  { frame, pixels = false, filled }: MapLook,
): void {
  if (maps.picture !== 'map' || unit < maps.first || unit >= maps.first + maps.shown) return;
  const cells = maps.width * maps.height;
  const from = maps.offset + (unit - maps.first) * cells;
  const box = { x: 0, y: 0, width, height };
  const grid = { width: maps.width, height: maps.height };
  const table = pixels ? palette().pixels : palette().signed;
  const mapping = pixels ? rangeMapping(0, 1) : signedMapping(maps.limit);
  context.globalAlpha = filled ? FAINT : 1;
  map.draw(context, { values, from, ...grid }, box, table, mapping, ratio);
  context.globalAlpha = 1;
  if (filled) {
    const been = new Float32Array(cells).fill(Number.NaN);
    for (const cell of filled) been[cell] = values[from + cell]!;
    map.draw(context, { values: been, ...grid }, box, table, mapping, ratio);
  }
  const [w, h] = [width / maps.width, height / maps.height];
  context.strokeStyle = palette().accent;
  context.lineWidth = 2;
  context.strokeRect(frame.left * w, frame.top * h, frame.columns * w, frame.rows * h);
}
