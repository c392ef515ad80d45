/** @file Painting points: pure steps from one table of points to the next. */
import { MAX_CLASSES } from '#data/draw.ts';
import { MAX_POINTS } from '#data/points/points.ts';

/** [x₁, x₂, class or value], a row of the data set `points`. */
export type PointRow = readonly number[];
export type PointTask = 'classification' | 'regression';

/** Three decimals: finer than the eye, and short in a link. */
const round = (value: number) => Math.round(value * 1000) / 1000 || 0;

const hold = (value: number, limit: number) => Math.max(-limit, Math.min(limit, value));

/** Adds a point, held within ±reach; a full table stays as it is. */
export function addPoint(
  rows: readonly PointRow[],
  x: number,
  y: number,
  target: number,
  reach: number,
): readonly PointRow[] {
  if (rows.length >= MAX_POINTS) return rows;
  return [...rows, [round(hold(x, reach)), round(hold(y, reach)), target]];
}

/** A place drawn evenly from the disc of a brush: radius · √u at a uniform angle. */
export function sprayPlace(
  x: number,
  y: number,
  radius: number,
  random: () => number,
): readonly [x: number, y: number] {
  const r = radius * Math.sqrt(random());
  const angle = 2 * Math.PI * random();
  return [x + r * Math.cos(angle), y + r * Math.sin(angle)];
}

/** The rows without those that lie no farther than `radius` from a place; the same rows where that is none. */
export function eraseNear(rows: readonly PointRow[], x: number, y: number, radius: number): readonly PointRow[] {
  const left = rows.filter(([px, py]) => Math.hypot(px! - x, py! - y) > radius);
  return left.length === rows.length ? rows : left;
}

/** How many points each of the eight classes has. */
export function countClasses(rows: readonly PointRow[]): number[] {
  const counts = new Array<number>(MAX_CLASSES).fill(0);
  for (const row of rows) counts[row[2]!] = (counts[row[2]!] ?? 0) + 1;
  return counts;
}

/**
 * The same points with targets of the other task. Of K classes the first becomes 1 (the positive one), the last −1, the others evenly between;
 * of values those from 0 up become the first class and those below the second.
 */
export function rowsForTask(rows: readonly PointRow[], task: PointTask): readonly PointRow[] {
  if (task === 'classification') return rows.map(([x, y, value]) => [x!, y!, value! >= 0 ? 0 : 1]);
  const last = rows.reduce((most, row) => Math.max(most, row[2]!), 1);
  return rows.map(([x, y, label]) => [x!, y!, round(1 - (2 * label!) / last)]);
}

/** How far the plane of the picture reaches: 1.1, or the first tenth that leaves 0.05 beyond the last point. */
export function reachOf(rows: readonly PointRow[]): number {
  const furthest = rows.reduce((most, [x, y]) => Math.max(most, Math.abs(x!), Math.abs(y!)), 0);
  return furthest <= 1.05 ? 1.1 : Math.ceil(furthest * 10 + 0.5) / 10;
}
