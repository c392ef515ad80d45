import { useMemo } from 'react';
import { sampleOf, useSample } from '#state/sample.ts';
import { useEditor } from '#state/useDesk.ts';

/** Where a number of a block is asked for, as a request to the engine says it. */
export interface NumberPlace {
  /** A point of the input plane or line; empty where a sample is asked for. */
  readonly at: readonly number[];
  /** The columns that the plane shows, of data with more. */
  readonly axes?: readonly number[];
  readonly sample?: number;
}

/**
 * The same object until the place is another.
 * @param at the point that is meant; without one that of the sample that is looked at, or that sample itself where it is more than a point
 */
export function useNumberPlace(at?: readonly number[]): NumberPlace {
  const data = useEditor((s) => s.data);
  const looked = useSample(data);
  // A row of a table is more than the place at which it is drawn: it is asked for itself.
  const points = data.dimensions > 0 && (at !== undefined || !data.axes);
  const row = data.dimensions > 0 ? sampleOf(data, {}) : looked;
  const point = points
    ? (at ?? [...data.coordinates.subarray(row * data.dimensions, (row + 1) * data.dimensions)])
    : [];
  const key = point.join(',');
  const { shown } = data;
  return useMemo(
    () => ({
      at: key === '' ? [] : key.split(',').map(Number),
      ...(shown ? { axes: shown } : {}),
      ...(points ? {} : { sample: row }),
    }),
    [key, shown, points, row],
  );
}
