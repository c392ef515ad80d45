/** @file The plane on which the held-out samples of a wide section are seen, steady from round to round. */
import { type Matrix, mixedRows } from '#linear/matrix.ts';
import { procrustes } from '#linear/polar.ts';
import type { Sounding } from './reading.ts';

/** The held-out samples in a section's plane of largest spread. */
export interface SectionPlane {
  readonly id: string;
  /** [2, m]: places along the two axes; the second is 0 where there is only one. */
  readonly places: Float64Array;
  /** The share of the spread that the plane holds. */
  readonly captured: number;
}

/** Axes a plane was drawn along, so that the next one can be laid on it. */
const axesOf = new WeakMap<SectionPlane, Matrix>();

/** The plane of largest spread, turned and flipped to lie as the one before did. */
export function planeOf({ design, plane: found, reading }: Sounding, before: SectionPlane | undefined): SectionPlane {
  const { squares } = design;
  let { axes: own, held: along } = found;
  const [k, d, m] = [own.rows, own.columns, along.columns];
  const last = before && axesOf.get(before);
  if (last && last.rows === k && last.columns === d) {
    const turn = procrustes(own, last);
    own = mixedRows(turn, own);
    along = mixedRows(turn, along);
  }
  const places = new Float64Array(2 * m);
  places.set(along.values);
  const total = squares.reduce((sum, value) => sum + value, 0) || 1;
  const plane: SectionPlane = { id: reading.id, places, captured: ((squares[0] ?? 0) + (squares[1] ?? 0)) / total };
  axesOf.set(plane, own);
  return plane;
}
