/** @file One unit's output out of what the units probe sends. */
import type { Frame } from '#engine/protocol.ts';

type Units = Frame['probes']['units'];

export interface UnitMap {
  /** [side, side] on the plane, [side] on a line; a view of the frame's memory. */
  readonly values: Float32Array;
  readonly side: number;
  /** The end of the block's scale. */
  readonly limit: number;
}

/** The map of a unit (counted over the whole block), or undefined where it was not computed: another page of the block is shown, or the block is gone. */
export function unitMap(units: Units, block: string, unit: number): UnitMap | undefined {
  const maps = units?.blocks.find((b) => b.id === block);
  if (!units || !maps || unit < maps.first || unit >= maps.first + maps.shown) return undefined;
  const from = maps.offset + (unit - maps.first) * units.cells;
  return { values: units.values.subarray(from, from + units.cells), side: units.resolution, limit: maps.limit };
}

/** Values on a grid of cell centres along a line, read at another number of such centres; straight between, held beyond the ends. */
export function resample(values: ArrayLike<number>, count: number, out: Float32Array): void {
  for (let i = 0; i < out.length; i++) {
    const place = Math.max(0, Math.min(count - 1, ((i + 0.5) / out.length) * count - 0.5));
    const low = Math.min(Math.floor(place), Math.max(0, count - 2));
    const share = count > 1 ? place - low : 0;
    out[i] = values[low]! + (count > 1 ? (values[low + 1]! - values[low]!) * share : 0);
  }
}
