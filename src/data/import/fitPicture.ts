/** @file Pictures of any size brought into a square: each side's share kept, the rest of the square beside the picture left open. */
import type { Picture } from './pictures.ts';

/** Pixels along the longer side that pictures are decoded to at most: the largest square that is offered. */
export const MOST_SIDE = 64;

/** A picture as it was decoded: as large as it is, at most `MOST_SIDE` along its longer side. */
export interface Decoded {
  readonly width: number;
  readonly height: number;
  /** [H, W]: 0 black … 255 white. */
  readonly light: Uint8Array;
  /** [H, W]: 0 transparent … 255; absent where nothing is. */
  readonly cover?: Uint8Array;
}

/** Decodes the bytes of a picture file; rejects where they are none. */
export type Decode = (bytes: Uint8Array<ArrayBuffer>) => Promise<Decoded>;

/** What each of `to` cells takes of `from`: the cells it covers and the share of each; enlarged, the nearest two. */
function sharesOf(from: number, to: number): { first: number; shares: number[] }[] {
  const scale = from / to;
  return Array.from({ length: to }, (_, i) => {
    if (scale <= 1) {
      const centre = Math.max(0, Math.min(from - 1, (i + 0.5) * scale - 0.5));
      const first = Math.min(Math.floor(centre), Math.max(0, from - 2));
      return { first, shares: from === 1 ? [1] : [1 - (centre - first), centre - first] };
    }
    const [low, high] = [i * scale, (i + 1) * scale];
    const first = Math.floor(low);
    const shares: number[] = [];
    for (let j = first; j < Math.min(from, Math.ceil(high - 1e-9)); j++)
      shares.push((Math.min(high, j + 1) - Math.max(low, j)) / scale);
    return { first, shares };
  });
}

/** The picture in the middle of a square [side · side]; where it has the square's own size, its very pixels. */
export function fitPicture(path: string, { width, height, light, cover }: Decoded, side: number): Picture {
  const scale = side / Math.max(width, height);
  const [w, h] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
  const [left, top] = [Math.floor((side - w) / 2), Math.floor((side - h) / 2)];
  const [across, down] = [sharesOf(width, w), sharesOf(height, h)];
  const fitted = { path, light: new Uint8Array(side * side), cover: new Uint8Array(side * side) };
  for (const [y, row] of down.entries())
    for (const [x, column] of across.entries()) {
      let [sum, seen] = [0, 0];
      for (const [j, dy] of row.shares.entries())
        for (const [i, dx] of column.shares.entries()) {
          const p = (row.first + j) * width + column.first + i;
          const part = dx * dy * (cover ? cover[p]! / 255 : 1);
          sum += part * light[p]!;
          seen += part;
        }
      const p = (top + y) * side + left + x;
      fitted.light[p] = seen > 0 ? Math.round(sum / seen) : 0;
      fitted.cover[p] = Math.round(255 * Math.min(1, seen));
    }
  return fitted;
}
