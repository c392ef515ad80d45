/**
 * @file Small images laid over the pixels of a larger one by hand: where hundreds are laid with every frame, handing each of them to the browser costs ten times as
 * much as one image with all of them on it. Pixels are words as in an `ImageData`: red lowest, opacity highest, colours not multiplied by it.
 */

/** Words from here on are of pixels through which nothing shines. */
const OPAQUE = 0xff000000;

/** A small image: its pixels that are not transparent, and where each stands in it. */
export interface Stamp {
  readonly side: number;
  readonly across: Uint8Array;
  readonly down: Uint8Array;
  readonly words: Uint32Array;
}

/** Pixels of an image, row by row. */
export interface Ground {
  readonly words: Uint32Array;
  readonly width: number;
  readonly height: number;
}

/** The square of `side` pixels of an image that begins at a place. */
export function stampOf({ words, width }: Ground, side: number, left: number, top: number): Stamp {
  const at = (n: number) => (top + Math.floor(n / side)) * width + left + (n % side);
  const seen = Array.from({ length: side * side }, (_, n) => n).filter((n) => words[at(n)]! >>> 24 > 0);
  return {
    side,
    across: Uint8Array.from(seen, (n) => n % side),
    down: Uint8Array.from(seen, (n) => Math.floor(n / side)),
    words: Uint32Array.from(seen, (n) => words[at(n)]!),
  };
}

/** One pixel over another. */
export function over(below: number, above: number): number {
  const a = above >>> 24;
  const b = below >>> 24;
  if (a === 255 || b === 0) return above;
  if (a === 0) return below;
  // Of what lies below so much shines through; all of it is in parts of 255 × 255.
  const through = b * (255 - a);
  const own = a * 255;
  const all = own + through;
  const red = (own * (above & 255) + through * (below & 255)) / all;
  const green = (own * ((above >>> 8) & 255) + through * ((below >>> 8) & 255)) / all;
  const blue = (own * ((above >>> 16) & 255) + through * ((below >>> 16) & 255)) / all;
  return (((all / 255 + 0.5) << 24) | ((blue + 0.5) << 16) | ((green + 0.5) << 8) | (red + 0.5)) >>> 0;
}

/** Lays a stamp over the ground, its upper left pixel at a place; what lies outside is left out. */
export function blit(ground: Ground, { side, across, down, words }: Stamp, left: number, top: number): void {
  const { words: pixels, width, height } = ground;
  const whole = left >= 0 && top >= 0 && left + side <= width && top + side <= height;
  const from = top * width + left;
  for (let i = 0; i < words.length; i++) {
    const x = across[i]!;
    const y = down[i]!;
    if (!whole && (left + x < 0 || left + x >= width || top + y < 0 || top + y >= height)) continue;
    const at = from + y * width + x;
    const below = pixels[at]!;
    const above = words[i]!;
    pixels[at] = below === 0 || above >= OPAQUE ? above : over(below, above);
  }
}
