/** @file The grid of points over the input plane (or line) on which functions are drawn. */
import type { PreparedData } from '#data/prepare.ts';
import { multiplyAdds } from '#engine/effort.ts';
import type { Plan } from '#engine/plan.ts';

/** Multiply-adds that a picture over the plane may take: a second or two where weights are many, in which the engine answers nothing else. */
const MOST_WORK = 1e9;
const LEAST_RESOLUTION = 6;

/**
 * The resolution at which a function is drawn: of a network that would take too long at the one asked for, a lower one. Lines have so few points that they are
 * drawn as they are asked for.
 */
export function affordable(plan: Plan, { dimensions }: PreparedData, resolution: number): number {
  if (dimensions !== 2) return resolution;
  const most = Math.floor(Math.sqrt(MOST_WORK / Math.max(1, multiplyAdds(plan))));
  return Math.min(resolution, Math.max(LEAST_RESOLUTION, most));
}

const grids = new WeakMap<PreparedData, Map<number, Float32Array>>();

/** Points in a grid of a resolution: resolution² on the plane, resolution on a line. */
export const gridSize = ({ dimensions }: PreparedData, resolution: number): number =>
  dimensions === 1 ? resolution : resolution * resolution;

/**
 * Network inputs for a grid of cell centres over the data's domain: rows from the top (y high) to the bottom, columns from left to right, as pictures are
 * stored; on a line from left to right. Made once for data, as they are drawn, and a resolution.
 */
export function planeGrid(data: PreparedData, resolution: number): Float32Array {
  let byResolution = grids.get(data);
  if (!byResolution) grids.set(data, (byResolution = new Map()));
  const made = byResolution.get(resolution);
  if (made) return made;
  const { dimensions, domain } = data;
  const [xLow, xHigh] = domain[0]!;
  const count = gridSize(data, resolution);
  const points = new Float32Array(count * dimensions);
  const centre = (low: number, high: number, i: number) => low + ((high - low) * (i + 0.5)) / resolution;
  for (let i = 0; i < count; i++) {
    points[i * dimensions] = centre(xLow, xHigh, i % resolution);
    if (dimensions === 2) {
      const [yLow, yHigh] = domain[1]!;
      points[i * dimensions + 1] = centre(yHigh, yLow, Math.floor(i / resolution));
    }
  }
  const inputs = data.inputsAt(points);
  byResolution.set(resolution, inputs);
  return inputs;
}
