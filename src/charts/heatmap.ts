/**
 * @file Values of a grid as pixels of a colour table: 257 colours, which is more than an eye tells apart. A value that is no number stays transparent, so that the
 * ground (hatching) shows where nothing was computed.
 */
import type { ColorTable } from './color.ts';

/** How values become entries of a table: `entry = round(value · scale + offset)`, clipped to 0 … 256. */
export interface Mapping {
  readonly scale: number;
  readonly offset: number;
}

/** A factor that is too large for a number (the values are all but equal) maps everything to one colour. */
const finite = (factor: number): number => (Number.isFinite(factor) ? factor : 0);

/** −limit … +limit over the signed table; zero at its middle whatever the limit. */
export function signedMapping(limit: number): Mapping {
  return { scale: finite(128 / limit), offset: 128 };
}

/** low … high over the whole table: counts from 0, pixels from 0 to 1. */
export function rangeMapping(low: number, high: number): Mapping {
  const scale = high > low ? finite(256 / (high - low)) : 0;
  return { scale, offset: finite(-low * scale) };
}

/**
 * Paints a grid of values [H, W], row 0 on top, into pixel words.
 * @param pixels target, e.g. `new Uint32Array(imageData.data.buffer)`
 * @param at index of the first pixel, and `stride` pixels from one row to the next
 * @param from index of the first value
 */
export function paintGrid(
  pixels: Uint32Array,
  at: number,
  stride: number,
  values: Float32Array,
  from: number,
  width: number,
  height: number,
  table: ColorTable,
  scale: number,
  offset: number,
): void {
  const shift = offset + 0.5;
  for (let y = 0; y < height; y++) {
    let p = at + y * stride;
    let v = from + y * width;
    for (let x = 0; x < width; x++) {
      const entry = values[v++]! * scale + shift;
      // NaN fails every comparison and ends up transparent
      pixels[p++] = entry >= 257 ? table[256]! : entry >= 0 ? table[entry | 0]! : entry < 0 ? table[0]! : 0;
    }
  }
}

/** The greatest |value|, the limit of a signed map. Values that are no number do not count. */
export function greatest(values: Float32Array, from = 0, to = values.length): number {
  let most = 0;
  for (let i = from; i < to; i++) {
    const size = Math.abs(values[i]!);
    if (size > most && size !== Number.POSITIVE_INFINITY) most = size;
  }
  return most;
}

/** How an image is scaled: made larger it looks the same by the quick way, which halves it for no smaller sizes. */
export const smoothingOf = (from: number, to: number): ImageSmoothingQuality => (to >= from ? 'low' : 'medium');

/** Where something stands on a canvas, in CSS pixels. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}
