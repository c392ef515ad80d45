/** @file The grid of points over the input plane (or line) on which functions are drawn. */

import type { Plan } from '#engine/plan.ts';

/** Rows of network inputs for points [.., D] of the plane or line. */
export const networkInputs = (plan: Plan, points: Float32Array): Float32Array => plan.data!.inputsAt(points);

const grids = new WeakMap<Plan, Map<number, Float32Array>>();

/** Points in a grid of a resolution: resolution² on the plane, resolution on a line. */
export const gridSize = (plan: Plan, resolution: number): number =>
  plan.data!.dimensions === 1 ? resolution : resolution * resolution;

/**
 * Network inputs for a grid of cell centres over the data's domain: rows from the top (y high) to the bottom, columns from left to right, as pictures are
 * stored; on a line from left to right. Made once for a plan and resolution.
 */
export function planeGrid(plan: Plan, resolution: number): Float32Array {
  let byResolution = grids.get(plan);
  if (!byResolution) grids.set(plan, (byResolution = new Map()));
  const made = byResolution.get(resolution);
  if (made) return made;
  const { dimensions, domain } = plan.data!;
  const [xLow, xHigh] = domain[0]!;
  const count = gridSize(plan, resolution);
  const points = new Float32Array(count * dimensions);
  const centre = (low: number, high: number, i: number) => low + ((high - low) * (i + 0.5)) / resolution;
  for (let i = 0; i < count; i++) {
    points[i * dimensions] = centre(xLow, xHigh, i % resolution);
    if (dimensions === 2) {
      const [yLow, yHigh] = domain[1]!;
      points[i * dimensions + 1] = centre(yHigh, yLow, Math.floor(i / resolution));
    }
  }
  const inputs = networkInputs(plan, points);
  byResolution.set(resolution, inputs);
  return inputs;
}
