/** @file Strokes of a pen between the screen, in shares of a square's side from its upper left corner, and the plane of the inputs. */
import type { Stroke } from '#lesson/questions/draw.ts';

export type Domain = readonly (readonly [number, number])[];

/** Corners nearer to the one before than this share of the side are left out, and a stroke has no more than `MOST`. */
const NEAR = 1 / 150;
const MOST = 400;

export function inPlane(domain: Domain, across: number, down: number): readonly [number, number] {
  const [[left, right], [bottom, top]] = domain as readonly [readonly [number, number], readonly [number, number]];
  const round = (value: number) => Number(value.toFixed(4));
  return [round(left + across * (right - left)), round(top - down * (top - bottom))];
}

export function inShares(domain: Domain, [x, y]: readonly [number, number]): readonly [number, number] {
  const [[left, right], [bottom, top]] = domain as readonly [readonly [number, number], readonly [number, number]];
  return [(x - left) / (right - left), (top - y) / (top - bottom)];
}

/** The last stroke with one corner more, where it is far enough from the one before. */
export function added(strokes: readonly Stroke[], at: readonly [number, number], domain: Domain): readonly Stroke[] {
  const last = strokes.at(-1);
  if (!last || last.length >= MOST) return strokes;
  const before = last.at(-1)!;
  const near = Math.hypot(...inShares(domain, at).map((share, axis) => share - inShares(domain, before)[axis]!)) < NEAR;
  return near ? strokes : [...strokes.slice(0, -1), [...last, at]];
}

/** A stroke as an SVG path in a box of side 1. One corner alone is a dot. */
export function pathOf(domain: Domain, stroke: Stroke): string {
  const corners = stroke.map((at) => inShares(domain, at).map((share) => Number(share.toFixed(4))));
  const [first, ...rest] = corners;
  return `M${first}${(rest.length > 0 ? rest : [first]).map((at) => `L${at}`).join('')}`;
}
