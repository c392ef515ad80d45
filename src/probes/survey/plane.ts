/** @file The plane on which the held-out samples of a wide section are seen, steady from round to round. */
import { matrix, mixedRows } from '#linear/matrix.ts';
import { procrustes } from '#linear/polar.ts';
import type { SectionProbe } from './reading.ts';

/** The held-out samples in a section's plane of largest spread. */
export interface SectionPlane {
  readonly id: string;
  /** [2, m]: places along the two axes; the second is 0 where there is only one. */
  readonly places: Float64Array;
  /** The share of the spread that the plane holds; NaN where the section's numbers are not finite. */
  readonly captured: number;
}

/**
 * The plane of largest spread, turned and flipped so that the points lie as they did before: their axes may exchange places or point the other way, or the layer
 * may turn all of its space.
 */
export function planeOf({ squares, plane, reading }: SectionProbe, before: SectionPlane | undefined): SectionPlane {
  const { rows: k, columns: m } = plane.held;
  const places = new Float64Array(2 * m);
  const last = before?.places.length === 2 * m ? matrix(k, m, before.places.subarray(0, k * m)) : undefined;
  places.set((last ? mixedRows(procrustes(plane.held, last), plane.held) : plane.held).values);
  const total = squares.reduce((sum, value) => sum + value, 0) || 1;
  const captured = reading.computed ? ((squares[0] ?? 0) + (squares[1] ?? 0)) / total : Number.NaN;
  return { id: reading.id, places, captured };
}
