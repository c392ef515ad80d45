/** @file How far a drawn curve lies from the one that came out: one number, the mean distance, and the share of the way over which it is near. */
import type { Curve } from './question.ts';

type Stroke = readonly (readonly [number, number])[];

/** Places, evenly spaced over the axis from its first to its last, at which both are compared. */
const PLACES = 101;

/** The height of a stroke over a place: NaN where it has none. */
export function heightAt(stroke: Stroke, at: number): number {
  for (let i = 1; i < stroke.length; i++) {
    const [[x0, y0], [x1, y1]] = [stroke[i - 1]!, stroke[i]!];
    if (at < Math.min(x0, x1) || at > Math.max(x0, x1)) continue;
    return x0 === x1 ? y0 : y0 + ((at - x0) / (x1 - x0)) * (y1 - y0);
  }
  return Number.NaN;
}

/** The height that was drawn over a place: by the stroke drawn last of those over it; where there is none, that of the nearest place with one. */
function drawnAt(strokes: readonly Stroke[], at: number): number {
  for (const stroke of strokes.toReversed()) {
    const height = heightAt(stroke, at);
    if (!Number.isNaN(height)) return height;
  }
  const corners = strokes.flat();
  const [nearest] = corners.toSorted(([a], [b]) => Math.abs(a - at) - Math.abs(b - at));
  return nearest?.[1] ?? Number.NaN;
}

/**
 * The mean of |drawn − real| over 101 evenly spaced places, in the curve's own units.
 * @param ends of the upright axis, where it has some: what lies beyond them counts as lying at them, since nobody could draw it there
 */
export function meanDistance(strokes: readonly Stroke[], { x, y }: Curve, ends?: readonly [number, number]): number {
  const [first, last] = [x[0], x.at(-1)];
  if (first === undefined || last === undefined) return Number.NaN;
  const real = x.map((at, i) => [at, y[i]!] as const);
  const [low, high] = ends ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
  let sum = 0;
  for (let i = 0; i < PLACES; i++) {
    const at = first + ((last - first) * i) / (PLACES - 1);
    const height = real.length === 1 ? y[0]! : heightAt(real, at);
    sum += Math.abs(drawnAt(strokes, at) - Math.max(low, Math.min(high, height)));
  }
  return sum / PLACES;
}

/** The share of a line over which strokes lie near a curve; where nothing was drawn is not near. @param by how far off is near */
export function nearShare(strokes: readonly Stroke[], { x, y }: Curve, by: number): number {
  const good = x.filter((at, i) => strokes.some((stroke) => Math.abs(heightAt(stroke, at) - y[i]!) <= by));
  return x.length === 0 ? 0 : good.length / x.length;
}
