/**
 * @file Bundles of edges between two columns of tiles. Width and colour both say value ÷ limit on the signed scale; the strongest are
 * drawn last. Edges are sorted into classes of equal look, one stroke each, so that a thousand cost as much as forty.
 */

import { palette } from './color.ts';
import { penWidth } from './pen.ts';

/** Edges of one layer: every source to every target. */
export interface EdgeBundle {
  /** x of all sources and all targets, in CSS px. */
  readonly sourceX: number;
  readonly targetX: number;
  /** y of each source, of each target. */
  readonly sourceY: ArrayLike<number>;
  readonly targetY: ArrayLike<number>;
  /** [targets, sources], as `dense.weight` lies. */
  readonly values: Float32Array;
}

export interface EdgeStyle {
  /** The value at the ends of the scale; default the layer's 99th percentile of |value|. */
  limit?: number;
  /** Only the edges of one unit, or the one edge between two, stay full; the others fade to 30 %. `none`: all fade. */
  highlight?: { readonly source?: number; readonly target?: number } | 'none' | null;
  /** Line widths at 0 and at the limit; default 0.4 and 3, of many edges 2.2. */
  thin?: number;
  thick?: number;
}

/** Widths grow with this power of value ÷ limit: hairlines, and a few strong ones. */
const POWER = 2;
/**
 * Of so many edges and more, those below this share of the limit are not drawn, but where they are the meant ones; widths grow with a higher power and colours
 * with one of their own, since weights fresh from a uniform start would otherwise all look strong.
 */
const MANY = 64;
const WEAKEST = 0.12;
const POWER_OF_MANY = 7;
const PALER = 3;

/** The one edge that is meant is no thinner than this. */
const LIT = 2;

/** Strength of the edges that are not meant. */
export const FADED = 0.3;
const LEVELS = 24;

/** No unit's index: its edges are none. */
const NONE = Number.MAX_SAFE_INTEGER;

let scratch = new Float32Array(0);

/** The `share` quantile of |values| (nearest rank), 0 where there are none. Values that are no number do not count. */
export function magnitudeQuantile(values: Float32Array, share = 0.99): number {
  if (scratch.length < values.length) scratch = new Float32Array(values.length);
  let count = 0;
  for (let i = 0; i < values.length; i++) {
    const size = Math.abs(values[i]!);
    if (size - size === 0) scratch[count++] = size;
  }
  if (count === 0) return 0;
  const sorted = scratch.subarray(0, count).sort();
  return sorted[Math.min(count - 1, Math.max(0, Math.ceil(share * count) - 1))]!;
}

/** The class of equal look of an edge: 0 … LEVELS for its strength. */
function levelOf(value: number, limit: number): number {
  const strength = limit > 0 ? Math.abs(value) / limit : 0;
  return strength >= 1 ? LEVELS : Math.round(strength * LEVELS);
}

/** Draws a bundle. Allocates nothing. */
export function drawEdges(context: CanvasRenderingContext2D, bundle: EdgeBundle, style: EdgeStyle = {}): void {
  const { highlight = null, thin = 0.4, thick = isMany(bundle) ? 2.2 : 3 } = style;
  const limit = style.limit ?? magnitudeQuantile(bundle.values);
  const [source, target] = highlight === 'none' ? [NONE, NONE] : [highlight?.source ?? -1, highlight?.target ?? -1];
  context.save();
  context.lineCap = 'butt';
  if (highlight) {
    context.globalAlpha = FADED;
    drawPass(context, bundle, limit, thin, thick, source, target, false);
    context.globalAlpha = 1;
  }
  if (highlight !== 'none') drawPass(context, bundle, limit, thin, thick, source, target, true);
  context.restore();
}

const isMany = ({ sourceY, targetY }: EdgeBundle): boolean => sourceY.length * targetY.length >= MANY;

/** The weakest class of look that is drawn: among many edges those that say next to nothing would hide the others. */
const leastLevel = (bundle: EdgeBundle): number => (isMany(bundle) ? Math.ceil(WEAKEST * LEVELS) : 1);

function drawPass(
  context: CanvasRenderingContext2D,
  bundle: EdgeBundle,
  limit: number,
  thin: number,
  thick: number,
  source: number,
  target: number,
  meant: boolean,
): void {
  const { sourceX, targetX, sourceY, targetY, values } = bundle;
  const colors = palette().signedCss;
  const sources = sourceY.length;
  const targets = targetY.length;
  const all = source < 0 && target < 0;
  const both = source >= 0 && target >= 0;
  const many = isMany(bundle);
  const bend = (targetX - sourceX) / 2;
  const least = all || !meant ? leastLevel(bundle) : both ? 0 : 1;
  for (let level = least; level <= LEVELS; level++)
    for (let sign = -1; sign <= 1; sign += 2) {
      let any = false;
      for (let t = 0; t < targets; t++)
        for (let s = 0; s < sources; s++) {
          const value = values[t * sources + s]!;
          if (value > 0 !== sign > 0 || levelOf(value, limit) !== level) continue;
          const own = both ? s === source && t === target : s === source || t === target;
          if ((all || own) !== meant) continue;
          if (!any) context.beginPath();
          any = true;
          context.moveTo(sourceX, sourceY[s]!);
          context.bezierCurveTo(sourceX + bend, sourceY[s]!, targetX - bend, targetY[t]!, targetX, targetY[t]!);
        }
      if (!any) continue;
      const share = level / LEVELS;
      context.strokeStyle = colors[Math.round(128 + sign * 128 * (many && !(meant && !all) ? share ** PALER : share))]!;
      const width = thin + (thick - thin) * share ** (many ? POWER_OF_MANY : POWER);
      context.lineWidth = penWidth(both && meant ? Math.max(LIT, width) : width);
      context.stroke();
    }
}

/** One edge of a bundle, and how far away it is. */
export interface EdgeHit {
  readonly source: number;
  readonly target: number;
  readonly distance: number;
}

const PIECES = 24;

/**
 * The edge nearest to a place, no farther than `reach` px (default 12), or null. Of edges that are equally near (within ¾ px) the
 * strongest, since it lies on top. Edges too weak to be drawn are not found.
 */
export function nearestEdge(
  bundle: EdgeBundle,
  x: number,
  y: number,
  reach = 12,
  limit = magnitudeQuantile(bundle.values),
): EdgeHit | null {
  const { sourceX, targetX, sourceY, targetY, values } = bundle;
  if (x < Math.min(sourceX, targetX) - reach || x > Math.max(sourceX, targetX) + reach) return null;
  const sources = sourceY.length;
  const least = leastLevel(bundle);
  let best: EdgeHit | null = null;
  let strength = 0;
  for (let t = 0; t < targetY.length; t++)
    for (let s = 0; s < sources; s++) {
      const y0 = sourceY[s]!;
      const y1 = targetY[t]!;
      const value = values[t * sources + s]!;
      if (y < Math.min(y0, y1) - reach || y > Math.max(y0, y1) + reach || levelOf(value, limit) < least) continue;
      const distance = edgeDistance(sourceX, y0, targetX, y1, x, y);
      if (distance > reach) continue;
      const nearer = best === null || distance < best.distance - 0.75;
      const same = best !== null && distance <= best.distance + 0.75;
      if (!nearer && !(same && Math.abs(value) > strength)) continue;
      best = { source: s, target: t, distance };
      strength = Math.abs(value);
    }
  return best;
}

/** Distance of a place to the curve of an edge, by 24 straight pieces. */
export function edgeDistance(x0: number, y0: number, x1: number, y1: number, x: number, y: number): number {
  let least = Number.POSITIVE_INFINITY;
  let [px, py] = [x0, y0];
  const middle = (x0 + x1) / 2;
  for (let i = 1; i <= PIECES; i++) {
    const t = i / PIECES;
    const u = 1 - t;
    const qx = u * u * u * x0 + 3 * u * t * middle + t * t * t * x1; // both handles stand at half way
    const qy = (u * u * u + 3 * u * u * t) * y0 + (3 * u * t * t + t * t * t) * y1;
    const [dx, dy] = [qx - px, qy - py];
    const along = Math.min(1, Math.max(0, ((x - px) * dx + (y - py) * dy) / (dx * dx + dy * dy || 1)));
    least = Math.min(least, Math.hypot(x - px - along * dx, y - py - along * dy));
    px = qx;
    py = qy;
  }
  return least;
}
