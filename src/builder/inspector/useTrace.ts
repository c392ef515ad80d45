import { useEffect } from 'react';
import { useNumberPlace } from '#builder/useNumberPlace.ts';
import { sameAxes } from '#data/prepare.ts';
import { useDesk } from '#state/useDesk.ts';
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
  const where = useNumberPlace(at);
  useEffect(() => editor.engine.subscribe('trace', { block, unit, ...where }), [editor, block, unit, where]);
  const [known, setKnown] = useOfLineage<Trace>();
  const asked = (trace: Trace | null | undefined) =>
    trace?.block === block &&
    trace.unit === unit &&
    (where.sample === undefined || trace.sample === where.sample) &&
    sameAxes(trace.axes, where.axes)
      ? trace
      : undefined;
  useFrames((frame) => {
    const found = asked(frame?.probes.trace);
    if (found) setKnown({ ...found, terms: found.terms.slice() });
  }, 120);
  return asked(known);
}
