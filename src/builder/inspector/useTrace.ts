import { useEffect } from 'react';
import { sameAxes } from '#data/prepare.ts';
import { sampleOf, useSample } from '#state/sample.ts';
import { useDesk, useEditor } from '#state/useDesk.ts';
import { useFrames } from '#state/useFrames.ts';
import { useOfLineage } from '#state/useOfLineage.ts';

/** A number of a block, unfolded at a place: the trace probe's answer, in memory of its own. */
export interface Trace {
  readonly block: string;
  /** Row-major, into the block's output of one sample. */
  readonly unit: number;
  readonly at: readonly number[];
  readonly sample?: number;
  readonly axes?: readonly number[];
  /** Pairs of weight and input. */
  readonly terms: Float32Array;
  readonly bias: number | null;
  readonly sum: number;
  readonly output: number;
}

/**
 * Asks the engine to unfold a number while the component is there: at a point of the input plane or line, or for the sample that is looked at. What was last known
 * of the number stays while another card asks for a trace of its own.
 * @param at the point; the first sample's where absent
 */
export function useTrace(block: string, unit: number, at?: readonly number[]): Trace | undefined {
  const { editor } = useDesk();
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
  useEffect(() => {
    const at = key === '' ? [] : key.split(',').map(Number);
    const request = { block, unit, at, ...(shown ? { axes: shown } : {}) };
    return editor.engine.subscribe('trace', points ? request : { ...request, sample: row });
  }, [editor, block, unit, key, points, row, shown]);
  const [known, setKnown] = useOfLineage<Trace>();
  const asked = (trace: Trace | null | undefined) =>
    trace?.block === block &&
    trace.unit === unit &&
    (points || trace.sample === row) &&
    sameAxes(trace.axes, data.shown)
      ? trace
      : undefined;
  useFrames((frame) => {
    const found = asked(frame?.probes.trace);
    if (found) setKnown({ ...found, terms: found.terms.slice() });
  }, 120);
  return asked(known);
}
