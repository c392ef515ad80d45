/** @file The shapes as signed distances from their outlines, at size 1 and upright, y downwards. */
import { cosf, sinf } from '#base/math.ts';
import type { ShapeName } from './shapes.ts';

export interface Outline {
  /** How far a point is from the outline, negative inside. */
  distance(x: number, y: number): number;
  /** x, y, x, y, … of corners that point outwards; none of round shapes. */
  readonly corners: readonly number[];
}

const CIRCLE: Outline = { distance: (x, y) => Math.sqrt(x * x + y * y) - 1, corners: [] };

/** Half as wide as its radius. */
const RING: Outline = { distance: (x, y) => Math.abs(Math.sqrt(x * x + y * y) - 0.75) - 0.25, corners: [] };

/**
 * A polygon: the least distance from a side, negative where the point is inside (where a ray crosses the sides an odd number of times).
 * @param points its corners in turn, x, y, x, y, …
 */
function polygon(points: readonly number[], corners = points): Outline {
  return {
    corners,
    distance(x, y) {
      let nearest = Infinity; // squared
      let inside = false;
      for (let i = 0, j = points.length - 2; i < points.length; j = i, i += 2) {
        const [ax, ay, bx, by] = [points[i]!, points[i + 1]!, points[j]!, points[j + 1]!];
        const [ex, ey, wx, wy] = [bx - ax, by - ay, x - ax, y - ay];
        const t = Math.max(0, Math.min(1, (wx * ex + wy * ey) / (ex * ex + ey * ey)));
        nearest = Math.min(nearest, (wx - t * ex) ** 2 + (wy - t * ey) ** 2);
        if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
      }
      return Math.sqrt(nearest) * (inside ? -1 : 1);
    },
  };
}

/** Points on circles about the middle, the first at the top, clockwise; the radii take turns. */
function spokes(count: number, radii: readonly number[], from = 0): number[] {
  return Array.from({ length: count }, (_, i) => {
    const angle = 2 * Math.PI * ((i + from) / count);
    const radius = radii[i % radii.length]!;
    return [radius * sinf(angle), -radius * cosf(angle)];
  }).flat();
}

/** Half the width of a cross's arms. */
const ARM = 0.33;
const CROSS = [
  [-ARM, -1, ARM, -1, ARM, -ARM, 1, -ARM, 1, ARM, ARM, ARM],
  [ARM, 1, -ARM, 1, -ARM, ARM, -1, ARM, -1, -ARM, -ARM, -ARM],
].flat();
/** Without those where two arms meet, which point inwards. */
const CROSS_TIPS = [CROSS.slice(0, 4), CROSS.slice(6, 10), CROSS.slice(12, 16), CROSS.slice(18, 22)].flat();

export const outlines: Readonly<Record<ShapeName, Outline>> = {
  circle: CIRCLE,
  square: polygon(spokes(4, [1.2], 0.5)),
  triangle: polygon(spokes(3, [1.15])),
  star: polygon(spokes(10, [1.15, 0.48]), spokes(5, [1.15])),
  cross: polygon(CROSS, CROSS_TIPS),
  ring: RING,
};
