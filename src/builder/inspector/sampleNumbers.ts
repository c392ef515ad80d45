/** @file Numbers of one sample as the units probe brings them, where samples are images, sequences or tokens. Pure. */
import type { Frame } from '#engine/protocol.ts';
import type { Region } from '#nn/receptive.ts';
import { placeOf } from '#nn/receptive.ts';
import type { Flow } from '#nn/shape.ts';
import { unitOf } from './numberNames.ts';

type Units = NonNullable<Frame['probes']['units']>;

/** One number of a block's output (or of the `input`); undefined where it is not shown, or what is shown is no single sample. */
export function numberAt(units: Units, id: string, flow: Flow, index: number): number | undefined {
  const maps = units.blocks.find((b) => b.id === id && b.name === undefined);
  if (!maps || units.sample < 0) return undefined;
  // A vector may be shown as the picture that it is.
  const shape = maps.picture === 'map' ? [maps.units, maps.height, maps.width] : flow.shape;
  const { unit, place } = flow.tokens === undefined ? unitOf(shape, index) : { unit: 0, place: [index] };
  if (unit < maps.first || unit >= maps.first + maps.shown) return undefined;
  const cell = place.length === 2 ? place[0]! * maps.width + place[1]! : (place[0] ?? 0);
  return cell < maps.width * maps.height
    ? units.values[maps.offset + (unit - maps.first) * maps.width * maps.height + cell]
    : undefined;
}

export interface SeenNumber {
  /** Row-major, into the flow. */
  readonly index: number;
  readonly value: number;
}

/** Numbers beyond which a region is not read. */
const MOST = 4096;

/** Every number of a region that is shown, in row-major order, and how many numbers the region has within the flow; of a very large one only how many. */
export function numbersIn(
  units: Units,
  id: string,
  flow: Flow,
  region: Region,
): { readonly numbers: readonly SeenNumber[]; readonly count: number } {
  const inside = region.map(([from, to], axis) => [Math.max(0, from), Math.min(flow.shape[axis]! - 1, to)] as const);
  const sides = inside.map(([from, to]) => to - from + 1);
  const count = sides.reduce((product, n) => product * Math.max(0, n), 1);
  const numbers: SeenNumber[] = [];
  if (count > MOST) return { numbers, count };
  for (let i = 0; i < count; i++) {
    const index = placeOf(i, sides).reduce((at, within, axis) => at * flow.shape[axis]! + within + inside[axis]![0], 0);
    const value = numberAt(units, id, flow, index);
    if (value !== undefined) numbers.push({ index, value });
  }
  return { numbers, count };
}

/** A row of attention: what each head's step takes from every step. Empty where the block has no attention, or it is not there yet. */
export function attentionOf(units: Units, id: string, step: number): readonly Float32Array[] {
  const maps = units.blocks.find((b) => b.id === id && b.name === 'attention');
  if (!maps || step >= maps.height) return [];
  return Array.from({ length: maps.shown }, (_, head) => {
    const from = maps.offset + (head * maps.height + step) * maps.width;
    return units.values.slice(from, from + maps.width);
  });
}
