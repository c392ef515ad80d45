import type { Probe } from '#engine/probe.ts';
import { askedOf, type NumberRequest, numberOf, placeOfNumber } from './numberOf.ts';

export type TraceRequest = NumberRequest;

export interface TraceResult extends TraceRequest {
  /** Pairs of weight and input whose products are summed, in the order of summation; empty where the block has no such sum. */
  readonly terms: Float32Array<ArrayBuffer>;
  /** What is added to the products; null without a bias. */
  readonly bias: number | null;
  /** The sum as the engine computed it (or the number that goes in, where there is none), and what came of it. */
  readonly sum: number;
  readonly output: number;
}

/** V5: one unit's number unfolded into the very float32 terms the engine adds. Exact. */
export const traceProbe: Probe<TraceRequest, TraceResult | null> = {
  names: placeOfNumber,
  compute(trainer, request, pool) {
    const found = numberOf(trainer, request);
    if (!found) return null;
    const { kernel, magnified } = found;
    const { input, unit, sums, output } = magnified;
    const unfolded = kernel.unfold?.(magnified);
    const terms = pool.floats(unfolded ? unfolded.terms.length : 0);
    if (unfolded) terms.set(unfolded.terms);
    // A block that changes each number by itself sums nothing: what goes in stands for the sum.
    const single = !unfolded && input.length === output.length;
    return {
      ...askedOf(request),
      terms,
      bias: unfolded?.bias ?? null,
      sum: single ? input[unit]! : (sums[unit] ?? Number.NaN),
      output: output[unit]!,
    };
  },
};
