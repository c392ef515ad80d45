import { lookedRow } from '#data/lookedRow.ts';
import { overAxes } from '#data/prepare.ts';
import type { Probe } from '#engine/probe.ts';
import { kernels } from '#layers/kernels.ts';
import type { LayerKernel } from '#layers/layerKernel.ts';
import { sizeOf } from '#nn/shape.ts';

export interface TraceRequest {
  readonly block: string;
  /** The output number, as an index into the output of one sample. */
  readonly unit: number;
  /** A point of the input plane (or line); empty where a sample is looked at. */
  readonly at: readonly number[];
  /** The row of the data where samples are no points. */
  readonly sample?: number;
  /** Of a table: which two inputs the plane of `at` is drawn over; those that tell most where absent. */
  readonly axes?: readonly number[];
}

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
  // A row of a table is asked for itself, without a place.
  names: ({ block, unit, at, sample, axes }) => ({
    block,
    cell: unit,
    ...(at.length === 0 && sample !== undefined ? {} : { at }),
    row: sample,
    axes,
  }),
  compute({ plan, model }, { block: id, unit, at, sample, axes }, pool) {
    const inferred = plan.inference.byId.get(id);
    if (!inferred?.output || !plan.data || unit >= sizeOf(inferred.output.shape)) return null;
    const { blocks } =
      at.length > 0
        ? model.inspectInput(overAxes(plan.data, axes).inputsAt(Float32Array.from(at)))
        : model.inspectRow(lookedRow(plan.data, sample));
    const { input: before, tensors, output } = blocks.find((b) => b.id === id)!;
    const kernel = kernels[inferred.block.type as keyof typeof kernels] as unknown as LayerKernel;
    const parameter = (name: string) => {
      const found = plan.parameters.find((p) => p.block === id && p.name === name);
      return found ? model.values(found) : undefined;
    };
    const input = model.tensor(before);
    const unfolded = kernel.unfold?.({
      input,
      inputShape: before.shape,
      unit,
      values: inferred.block as never,
      parameter,
    });
    const terms = pool.floats(unfolded ? unfolded.terms.length : 0);
    if (unfolded) terms.set(unfolded.terms);
    // A block that changes each number by itself sums nothing: what goes in stands for the sum.
    const single = !unfolded && input.length === sizeOf(output.shape);
    const first = tensors[0] ?? output;
    return {
      block: id,
      unit,
      at,
      ...(sample === undefined ? {} : { sample }),
      ...(axes ? { axes } : {}),
      terms,
      bias: unfolded?.bias ?? null,
      sum: single ? input[unit]! : (model.tensor(first)[unit] ?? Number.NaN),
      output: model.tensor(output)[unit]!,
    };
  },
};
