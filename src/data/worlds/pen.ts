/**
 * @file What a pen leaves on paper: from paths to pixels, with the normalisation of MNIST. Generated digits and those that a person draws take the same way,
 * so that a network meets of the one what it learned of the other.
 */

/** A path of a pen: x, y, x, y, … in any unit, y downwards. */
export type Path = readonly number[] | Float64Array;

/** Numbers of a segment: from (x, y) to (x, y), and the radius of the pen there, in pixels. */
export const SEGMENT = 5;

export interface Ink {
  /** Segments, five numbers each; pixel (column c, row r) has its centre at (c, r). */
  readonly segments: Float64Array;
  /** The first segment of each stroke, and behind the last one how many there are. */
  readonly starts: readonly number[];
  /** The most ink that a pixel is given, before it is cut at 1. */
  readonly gain: number;
}

export interface PenSettings {
  /** Pixels along each side of the square paper. */
  readonly side: number;
  /** How long the longer side of the picture becomes, ink included, in pixels. */
  readonly extent: number;
  /** Half the width of a stroke, in pixels. */
  readonly radius: number;
  /** How the radius varies along a stroke: a factor at t = 0 (start) … 1 (end). */
  pressure?(stroke: number, t: number): number;
  /** Where the centre of mass comes to stand, as a displacement from pixel (side / 2, side / 2). */
  readonly shift?: readonly [dx: number, dy: number];
  readonly gain?: number;
  /** Pictures smaller than this, in the unit of the paths, are enlarged no further than those of this size; 0.3 where absent. */
  readonly shortest?: number;
}

/** No stroke is thinner than this radius, in pixels: it would break up. */
const THINNEST = 0.55;
/** What is smaller than this, in the unit of the paths, is not enlarged any further: a dot stays a dot. */
const SHORTEST = 0.3;

export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** The smallest box that holds every point. */
export function boxOf(paths: readonly Path[]): Box {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const path of paths)
    for (let i = 0; i < path.length; i += 2) {
      left = Math.min(left, path[i]!);
      right = Math.max(right, path[i]!);
      top = Math.min(top, path[i + 1]!);
      bottom = Math.max(bottom, path[i + 1]!);
    }
  return { left, top, right, bottom };
}

interface Placed extends Pick<PenSettings, 'radius' | 'pressure' | 'gain'> {
  readonly scale: number;
}

/** The segments of paths, scaled, and their centre of mass: a segment weighs its length times its radius. */
function segmentsOf(
  paths: readonly Path[],
  { scale, radius, pressure, gain = 1 }: Placed,
): Ink & { x: number; y: number } {
  const starts = [0];
  for (const path of paths) starts.push(starts.at(-1)! + Math.max(1, path.length / 2 - 1));
  const segments = new Float64Array(starts.at(-1)! * SEGMENT);
  let at = 0;
  let [mass, x, y] = [0, 0, 0];
  for (const [s, path] of paths.entries()) {
    const count = Math.max(1, path.length / 2 - 1);
    const to = path.length > 2 ? 2 : 0; // a dot is a segment without length
    for (let i = 0; i < count; i++) {
      const ax = path[2 * i]! * scale;
      const ay = path[2 * i + 1]! * scale;
      const bx = path[2 * i + to]! * scale;
      const by = path[2 * i + 1 + to]! * scale;
      const r = Math.max(THINNEST, radius * (pressure?.(s, i / count) ?? 1));
      segments[at++] = ax;
      segments[at++] = ay;
      segments[at++] = bx;
      segments[at++] = by;
      segments[at++] = r;
      const weight = (Math.sqrt((bx - ax) ** 2 + (by - ay) ** 2) + 1e-6) * r;
      mass += weight;
      x += (weight * (ax + bx)) / 2;
      y += (weight * (ay + by)) / 2;
    }
  }
  return { segments, starts, gain, x: x / mass, y: y / mass };
}

function move({ segments }: Ink, dx: number, dy: number): void {
  for (let k = 0; k < segments.length; k += SEGMENT) {
    segments[k]! += dx;
    segments[k + 1]! += dy;
    segments[k + 2]! += dx;
    segments[k + 3]! += dy;
  }
}

/** Ink where the pen left it: paths on paper whose side is 1, brought to `side` pixels. */
export function inkInPlace(paths: readonly Path[], side: number, radius: number): Ink {
  const ink = segmentsOf(paths, { scale: side, radius });
  move(ink, -0.5, -0.5);
  return ink;
}

/**
 * Scales paths so that the longer side of the picture is `extent`, and lays their centre of mass on the middle of the paper: the normalisation of MNIST
 * (20 of 28 pixels).
 * Source: Y. LeCun, C. Cortes, C. Burges, The MNIST database of handwritten digits.
 */
export function inkOf(paths: readonly Path[], settings: PenSettings): Ink {
  const { side, extent, radius, pressure, shift = [0, 0], gain = 1, shortest = SHORTEST } = settings;
  const { left, top, right, bottom } = boxOf(paths);
  const scale = (extent - 2 * radius) / Math.max(right - left, bottom - top, shortest);
  const ink = segmentsOf(paths, { scale, radius, gain, ...(pressure ? { pressure } : {}) });
  const middle = side / 2; // as in MNIST: half a pixel right of and below the true middle
  move(ink, middle + shift[0] - ink.x, middle + shift[1] - ink.y);
  return ink;
}
