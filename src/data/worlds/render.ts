/** @file Pixels of ink: how far each is from the nearest stroke decides how dark it is. */
import { type Ink, SEGMENT } from './pen.ts';

/** Half the width of the soft edge of a stroke, in pixels. */
const EDGE = 0.55;
/** Beyond a stroke no pixel is looked at further than this, in pixels: it stays paper. */
const REACH = 1.2;

/**
 * The signed distance of each pixel's centre from the ink, negative inside, as far as it lies within reach, else a large number.
 * @param distances [side · side]: written
 * @param nearest [side · side]: where it is wanted, the segment that is nearest to each pixel within reach, −1 elsewhere
 */
export function measure({ segments }: Ink, side: number, distances: Float32Array, nearest?: Int16Array): void {
  distances.fill(9);
  nearest?.fill(-1);
  for (let k = 0; k < segments.length; k += SEGMENT) {
    const ax = segments[k]!;
    const ay = segments[k + 1]!;
    const bx = segments[k + 2]! - ax;
    const by = segments[k + 3]! - ay;
    const radius = segments[k + 4]!;
    const inverse = 1 / (bx * bx + by * by + 1e-6);
    const margin = radius + REACH;
    const left = Math.max(0, Math.ceil(Math.min(ax, ax + bx) - margin));
    const right = Math.min(side - 1, Math.floor(Math.max(ax, ax + bx) + margin));
    const top = Math.max(0, Math.ceil(Math.min(ay, ay + by) - margin));
    const bottom = Math.min(side - 1, Math.floor(Math.max(ay, ay + by) + margin));
    for (let y = top; y <= bottom; y++) {
      for (let x = left; x <= right; x++) {
        const px = x - ax;
        const py = y - ay;
        const t = Math.max(0, Math.min(1, (px * bx + py * by) * inverse));
        const dx = px - t * bx;
        const dy = py - t * by;
        const distance = Math.sqrt(dx * dx + dy * dy) - radius;
        const p = y * side + x;
        if (distance >= distances[p]!) continue;
        distances[p] = distance;
        if (nearest) nearest[p] = k / SEGMENT;
      }
    }
  }
}

/** How dark a pixel is at a signed distance from an outline, negative inside: 1 ink, 0 paper, in between along the edge. */
export const inkAt = (distance: number): number => Math.max(0, Math.min(1, 0.5 - distance / (2 * EDGE)));

/** Writes ink as pixels. */
export function render(ink: Ink, side: number, pixels: Float32Array): void {
  measure(ink, side, pixels);
  for (let p = 0; p < pixels.length; p++) pixels[p] = Math.min(1, inkAt(pixels[p]!) * ink.gain);
}
