/** @file From the table of skeletons to points: pieces of curves and lines, sampled, with a stray for each point that they go through. */
import { cosf, sinf } from '#base/math.ts';
import { skeletons } from './skeletons.ts';

/** A piece of a stroke: a curve through points, or straight lines from each to the next; x, y, x, y, … in a unit box. */
interface Piece {
  readonly curved: boolean;
  readonly points: readonly number[];
}
/** A skeleton: strokes of pieces, each of which begins where the one before ended. */
export type Skeleton = readonly (readonly Piece[])[];

/** Points along an arc. */
const ARC_POINTS = 10;
/** Points along a curve and along each straight line, however long. */
const CURVE_STEPS = 21;
const LINE_STEPS = 8;
/** Standard deviation of how far a straight line bows, as a share of its length. */
const BOW = 0.05;

function arc([cx, cy, rx, ry, from, to]: number[]): number[] {
  return Array.from({ length: ARC_POINTS }, (_, i) => {
    const angle = ((from! + ((to! - from!) * i) / (ARC_POINTS - 1)) * Math.PI) / 180;
    return [(cx! + rx! * cosf(angle)) / 100, (cy! + ry! * sinf(angle)) / 100];
  }).flat();
}

function readPiece(text: string): Piece {
  const numbers = text.slice(1).split(' ').map(Number);
  if (text[0] === 'a') return { curved: true, points: arc(numbers) };
  return { curved: text[0] === 'c', points: numbers.map((n) => n / 100) };
}

/** The skeletons of each digit. */
export const digitSkeletons: readonly (readonly Skeleton[])[] = skeletons.map((variants) =>
  variants.map((text) => text.split('; ').map((stroke) => stroke.split(/ (?=[acl])/).map(readPiece))),
);

/** Catmull–Rom: a curve through b and c, which leaves b along c − a and reaches c along d − b; u from 0 to 1. */
const between = (a: number, b: number, c: number, d: number, u: number) =>
  0.5 * (2 * b + (c - a) * u + (2 * a - 5 * b + 4 * c - d) * u * u + (3 * b - a - 3 * c + d) * u * u * u);

/** Adds points along a curve through xs, ys; the first is there already unless the path is empty. */
function addCurve(path: number[], xs: readonly number[], ys: readonly number[]): void {
  const last = xs.length - 1;
  // Beyond its ends a curve goes on as it came.
  const at = (v: readonly number[], i: number) =>
    i < 0 ? 2 * v[0]! - v[1]! : i > last ? 2 * v[last]! - v[last - 1]! : v[i]!;
  for (let step = path.length > 0 ? 1 : 0; step <= CURVE_STEPS; step++) {
    const t = (last * step) / CURVE_STEPS;
    const i = Math.min(Math.floor(t), last - 1);
    for (const v of [xs, ys]) path.push(between(at(v, i - 1), v[i]!, v[i + 1]!, at(v, i + 2), t - i));
  }
}

/** Adds points along straight lines from each point to the next, each bowed like a parabola. */
function addLines(path: number[], xs: readonly number[], ys: readonly number[], normal: () => number): void {
  if (path.length === 0) path.push(xs[0]!, ys[0]!);
  for (let i = 0; i + 1 < xs.length; i++) {
    const bow = BOW * normal();
    const dx = xs[i + 1]! - xs[i]!;
    const dy = ys[i + 1]! - ys[i]!;
    for (let step = 1; step <= LINE_STEPS; step++) {
      const u = step / LINE_STEPS;
      const aside = bow * 4 * u * (1 - u);
      path.push(xs[i]! + dx * u - dy * aside, ys[i]! + dy * u + dx * aside);
    }
  }
}

/**
 * Draws the strokes of a skeleton as paths in its unit box.
 * @param stray standard deviation of each point that they go through, along each axis
 */
export function trace(skeleton: Skeleton, stray: number, normal: () => number): number[][] {
  return skeleton.map((pieces) => {
    const path: number[] = [];
    for (const { curved, points } of pieces) {
      const xs = path.length > 0 ? [path.at(-2)!] : [];
      const ys = path.length > 0 ? [path.at(-1)!] : [];
      for (let i = 0; i < points.length; i += 2) {
        xs.push(points[i]! + stray * normal());
        ys.push(points[i + 1]! + stray * normal());
      }
      if (curved) addCurve(path, xs, ys);
      else addLines(path, xs, ys, normal);
    }
    return path;
  });
}
